import { isFilled, unfinished } from "@/components/mapping/mapping-draft";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { DestinationView } from "@/lib/contracts/destinations";
import type { MappingPreviewView } from "@/lib/contracts/syncs";
import { objects } from "./objects";
import { planOf, type SyncDraft } from "./sync-draft";
import { timestampColumns } from "./timestamp-columns";

export const cardOrder = ["source", "destination", "behavior", "key", "mappings", "create"] as const;
export type CardName = (typeof cardOrder)[number];

/** What the draft points at, as far as it is still there. */
export interface DraftFacts {
  dataset: DatasetView | undefined;
  destination: DestinationView | undefined;
  preview: MappingPreviewView | undefined;
}

export type Missing = Record<Exclude<CardName, "create">, string | undefined>;

/** What each card still lacks, as a sentence for the cards after it; undefined when it is done. */
export function missingOn(draft: SyncDraft, facts: DraftFacts): Missing {
  const plan = planOf(draft);
  const object = draft.object && objects[draft.object];
  const unasked = object?.kind === "event" && plan?.backfill === null;
  const unknownTime =
    plan?.behavior === "send" &&
    plan.timestampColumn !== null &&
    !timestampColumns(facts.dataset?.columns ?? []).some(({ name }) => name === plan.timestampColumn);
  const knownKey = facts.dataset?.columns.some(({ name }) => name === plan?.syncKey);
  return {
    source: facts.dataset ? undefined : "Select your source first.",
    destination: !facts.destination
      ? "Select your destination first."
      : object
        ? undefined
        : "Choose Customer or Transaction first.",
    behavior: !plan?.behavior
      ? "Select a Sync Behavior first."
      : unasked
        ? "Choose what happens to the records of today first."
        : unknownTime
          ? "Choose a timestamp column of this dataset first."
          : undefined,
    key: knownKey ? undefined : "Select a Sync Key first.",
    mappings: mappingsMissing(draft, facts),
  };
}

function mappingsMissing(draft: SyncDraft, { preview }: DraftFacts): string | undefined {
  const plan = planOf(draft);
  if (!plan || !draft.object || !preview) return "Set up the field mappings first.";
  const fieldSet = objects[draft.object];
  const open = plan.mappings.filter((row) => unfinished(row, fieldSet)).length;
  const problems = preview.problems.length + open;
  if (problems === 0) return undefined;
  return `${problems === 1 ? "1 thing is" : `${problems} things are`} still open in the field mappings.`;
}

/** Why a card cannot be used yet: the first card before it that is not done. */
export function blockedBy(card: CardName, missing: Missing): string | undefined {
  const before = cardOrder.slice(0, cardOrder.indexOf(card));
  for (const name of before) {
    const lack = name === "create" ? undefined : missing[name];
    if (lack) return lack;
  }
  return undefined;
}

/** A tick means that this card is done, and all before it. */
export function isDone(card: keyof Missing, missing: Missing): boolean {
  return !missing[card] && !blockedBy(card, missing);
}

/** Whether anything was decided that a new start would lose. */
export function isTouched(draft: SyncDraft): boolean {
  const plans = Object.values(draft.plans);
  return (
    draft.datasetId !== null ||
    draft.object !== null ||
    plans.some(({ mappings }) => mappings.some(({ from }) => isFilled(from)))
  );
}
