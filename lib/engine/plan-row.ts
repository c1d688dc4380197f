import type { Change } from "@/lib/core/change";
import type { EventObject } from "@/lib/core/destination-object";
import { type DiffOptions, diff, type Memory } from "@/lib/core/diff";
import { type Issue, issue } from "@/lib/core/issue";
import type { JsonObject } from "@/lib/core/json";
import type { PlannedRecord } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import { alikeDigest } from "./alike";
import { fingerprint } from "./fingerprint";
import type { RunContext } from "./run-context";

/** A row that mapped and validated well, and is about to be compared with the memory. */
export interface GoodRow {
  externalKey: string;
  row: SourceRow;
  rowHash: bigint | null;
  payload: JsonObject;
  fingerprint: string;
}

export function invalidRecord(externalKey: string, sourceRow: SourceRow, found: Issue): PlannedRecord {
  return {
    externalKey,
    status: "invalid",
    change: null,
    fingerprint: null,
    issue: found,
    sourceRow,
    rowHash: null,
    money: null,
    before: null,
    alike: null,
    occurredAt: null,
  };
}

/** The line of the plan that a good row needs; undefined when the destination holds it already. */
export function planRow(
  context: RunContext,
  good: GoodRow,
  memory: Memory | undefined,
): PlannedRecord | undefined {
  const difference = diff(good.payload, good.fingerprint, memory, diffOptions(context));
  switch (difference.kind) {
    case "unchanged":
      return undefined;
    case "exhausted":
      return invalidRecord(good.externalKey, good.row, exhausted(memory));
    case "immutable":
      return invalidRecord(good.externalKey, good.row, immutable(difference.fields));
    case "change":
      return plannedChange(context, good, memory, difference);
    default:
      return difference satisfies never;
  }
}

function diffOptions({ config, fullSync, retry, attemptsLimit, object }: RunContext): DiffOptions {
  return { behavior: config.behavior, fullSync, retry, attemptsLimit, fieldSet: object };
}

function plannedChange(
  { config, object, clock }: RunContext,
  good: GoodRow,
  memory: Memory | undefined,
  {
    operation,
    changed,
    immutable: kept,
  }: { operation: Change["operation"]; changed?: JsonObject; immutable: string[] },
): PlannedRecord {
  // What the other side cannot change is remembered as it was, so that the difference is reported again next time.
  const held = Object.fromEntries(kept.map((name) => [name, memory?.payload?.[name] ?? null]));
  const mapped = kept.length > 0 ? { ...good.payload, ...held } : good.payload;
  const payload = object.kind === "event" ? object.complete(mapped, clock.now()) : mapped;
  const onlyIfEmpty = config.mappings
    .filter(({ mode }) => mode === "only_if_empty")
    .map(({ field }) => field);
  return {
    externalKey: good.externalKey,
    status: "planned",
    change: {
      operation,
      externalKey: good.externalKey,
      remoteKey: memory?.remoteKey ?? null,
      payload,
      ...(changed ? { changed } : {}),
      ...(onlyIfEmpty.length > 0 ? { onlyIfEmpty } : {}),
    },
    fingerprint: kept.length > 0 ? fingerprint(mapped) : good.fingerprint,
    issue: kept.length > 0 ? immutable(kept) : null,
    sourceRow: good.row,
    // With something held back, a row like it must be looked at again, or the difference would be reported only once.
    rowHash: kept.length > 0 ? null : good.rowHash,
    before: operation === "update" ? (memory?.payload ?? null) : null,
    ...(object.kind === "event" ? eventFacts(object, payload) : noEvent),
  };
}

const noEvent = { money: null, alike: null, occurredAt: null };

/** What the guard rails need to know of an event, kept beside it so that they can be asked of the stored plan. */
function eventFacts(
  object: EventObject,
  payload: JsonObject,
): Pick<PlannedRecord, "money" | "alike" | "occurredAt"> {
  const money = object.money(payload) ?? null;
  return {
    money,
    alike: money && alikeDigest({ customer: object.customerOf(payload), ...money }),
    occurredAt: object.createdAt(payload) ?? null,
  };
}

function immutable(fields: string[]): Issue {
  return issue(
    "partner_immutable",
    `PartnerStack cannot change ${fields.join(", ")} of an existing record.`,
    fields[0],
  );
}

function exhausted(memory: Memory | undefined): Issue {
  return issue("attempts_exhausted", `It was refused ${memory?.attempts ?? 0} times and waits for a person.`);
}
