import { describe, expect, it } from "vitest";
import { addMapping } from "@/components/mapping/mapping-draft";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { DestinationView } from "@/lib/contracts/destinations";
import type { MappingPreviewView } from "@/lib/contracts/syncs";
import { blockedBy, isDone, isTouched, missingOn } from "./card-order";
import {
  changeDraft,
  configOf,
  draftOfSync,
  emptyDraft,
  type SyncDraft,
  type SyncDraftAction,
  syncDraft,
} from "./sync-draft";

const after = (...actions: SyncDraftAction[]): SyncDraft => actions.reduce(changeDraft, emptyDraft());

describe("the draft of a sync", () => {
  it("keeps what was decided for one object while the other one is looked at", () => {
    const draft = after(
      { type: "choose", datasetId: 1, destinationId: 2, object: "transaction" },
      { type: "plan", change: { syncKey: "id", backfill: "skip" } },
      { type: "choose", object: "customer" },
      { type: "plan", change: { syncKey: "account", behavior: "update_only" } },
      { type: "choose", object: "transaction" },
    );
    expect(configOf(draft)).toMatchObject({
      object: "transaction",
      behavior: "send",
      syncKey: "id",
      backfill: "skip",
    });
    expect(draft.plans.customer).toMatchObject({ syncKey: "account", behavior: "update_only" });
  });

  it("keeps mappings and key when another dataset is chosen", () => {
    const draft = after(
      { type: "choose", datasetId: 1, object: "customer" },
      { type: "plan", change: { syncKey: "id" } },
      { type: "map", change: (rows) => addMapping(rows, "name", { kind: "column", column: "company" }) },
      { type: "choose", datasetId: 2 },
    );
    expect(draft.plans.customer.syncKey).toBe("id");
    expect(draft.plans.customer.mappings.at(-1)?.field).toBe("name");
  });

  it("brings a required row back when a behavior needs it that was removed under Update Only", () => {
    const removed = after(
      { type: "choose", object: "customer" },
      { type: "plan", change: { behavior: "update_only" } },
      { type: "map", change: (rows) => rows.filter(({ field }) => field !== "email") },
    );
    expect(removed.plans.customer.mappings.map(({ field }) => field)).toEqual(["partner_key"]);
    const creating = changeDraft(removed, { type: "plan", change: { behavior: "update_or_create" } });
    expect(creating.plans.customer.mappings.map(({ field }) => field)).toEqual(["partner_key", "email"]);
  });

  it("has nothing to choose where an object knows one behavior only", () => {
    expect(emptyDraft().plans.transaction.behavior).toBe("send");
    expect(emptyDraft().plans.customer.behavior).toBeNull();
  });

  it("is no configuration before there is a behavior and a key", () => {
    expect(configOf(after({ type: "choose", object: "customer" }))).toBeUndefined();
    expect(
      configOf(after({ type: "choose", object: "transaction" }, { type: "plan", change: { syncKey: "id" } }))
        ?.mappings,
    ).toEqual([]);
  });

  it("survives being written down and read again", () => {
    const draft = after(
      { type: "choose", datasetId: 1, object: "transaction" },
      { type: "map", change: (rows) => addMapping(rows) },
      { type: "name", label: "Invoices" },
    );
    expect(syncDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(syncDraft.safeParse({ datasetId: "1" }).success).toBe(false);
  });

  it("opens a stored configuration as it is", () => {
    const config = {
      object: "customer" as const,
      behavior: "update_only" as const,
      syncKey: "id",
      backfill: "all" as const,
      mappings: [
        {
          field: "email",
          from: { kind: "column" as const, column: "mail" },
          syncNull: false,
          mode: "only_if_empty" as const,
        },
      ],
    };
    const draft = draftOfSync({ config, dataset: { id: 1 }, destination: { id: 2 }, label: "People" });
    expect(configOf(draft)).toEqual(config);
    expect(draft.label).toBe("People");
  });

  it("is worth a warning before it is thrown away as soon as something was decided", () => {
    expect(isTouched(emptyDraft())).toBe(false);
    expect(isTouched(after({ type: "choose", datasetId: 1 }))).toBe(true);
  });
});

describe("the order of the cards", () => {
  const dataset = {
    id: 1,
    columns: [{ name: "id", type: "text", nativeType: "text" }],
  } as unknown as DatasetView;
  const destination = { id: 2 } as unknown as DestinationView;
  const goodPreview = { problems: [] } as unknown as MappingPreviewView;
  const facts = { dataset, destination, preview: goodPreview };

  it("blocks every card by the first one that is not done", () => {
    const missing = missingOn(emptyDraft(), { ...facts, dataset: undefined, destination: undefined });
    expect(blockedBy("source", missing)).toBeUndefined();
    expect(blockedBy("create", missing)).toBe("Select your source first.");
    expect(isDone("destination", missing)).toBe(false);
  });

  it("asks of a transaction what happens to the records of today", () => {
    const draft = after({ type: "choose", datasetId: 1, destinationId: 2, object: "transaction" });
    expect(blockedBy("key", missingOn(draft, facts))).toMatch(/records of today/);
    const decided = changeDraft(draft, { type: "plan", change: { backfill: "all" } });
    expect(blockedBy("key", missingOn(decided, facts))).toBeUndefined();
  });

  it("wants a timestamp column that the dataset has", () => {
    const draft = after(
      { type: "choose", object: "transaction" },
      { type: "plan", change: { backfill: "all", syncKey: "id", timestampColumn: "paid_at" } },
    );
    expect(configOf(draft)).toMatchObject({ timestampColumn: "paid_at", overlapMinutes: 60 });
    expect(blockedBy("key", missingOn(draft, facts))).toBe(
      "Choose a timestamp column of this dataset first.",
    );
    const dated = { ...dataset, columns: [{ name: "paid_at", type: "timestamp", nativeType: "timestamp" }] };
    expect(
      blockedBy("key", missingOn(draft, { ...facts, dataset: dated as unknown as DatasetView })),
    ).toBeUndefined();
  });

  it("wants a key that the dataset has", () => {
    const draft = after(
      { type: "choose", object: "customer" },
      { type: "plan", change: { behavior: "update_only", syncKey: "gone" } },
    );
    expect(blockedBy("mappings", missingOn(draft, facts))).toBe("Select a Sync Key first.");
  });

  it("lets a sync be created only when the server finds nothing wrong and no row is open", () => {
    const draft = after(
      { type: "choose", object: "customer" },
      { type: "plan", change: { behavior: "update_only", syncKey: "id" } },
    );
    expect(blockedBy("create", missingOn(draft, facts))).toBeUndefined();
    expect(blockedBy("create", missingOn(draft, { ...facts, preview: undefined }))).toBe(
      "Set up the field mappings first.",
    );
    const wrong = { problems: [{ place: "email", message: "No." }] } as unknown as MappingPreviewView;
    expect(blockedBy("create", missingOn(draft, { ...facts, preview: wrong }))).toMatch(
      /1 thing is still open/,
    );
    const open = changeDraft(draft, { type: "map", change: (rows) => addMapping(rows) });
    expect(blockedBy("create", missingOn(open, facts))).toMatch(/1 thing is still open/);
  });
});
