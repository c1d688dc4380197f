import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MadeRows } from "@/lib/core/row-batch";
import type { FieldMapping, SyncConfig, SyncMetadata } from "@/lib/core/sync-config";
import { rowHasher } from "./row-hash";

const set = { syncNull: false, mode: "set" as const };
const mapped = (field: string, column: string): FieldMapping => ({
  field,
  from: { kind: "column", column },
  ...set,
});
const config: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "id",
  backfill: "all",
  mappings: [mapped("email", "email"), mapped("name", "name")],
};
const metadata: SyncMetadata = {
  sync_id: 1,
  sync_label: "A",
  sync_run_id: 9,
  run_started_at: "2026-01-01T00:00:00.000Z",
};

async function hashes(rows: Record<string, string | number | null>[], changes: Partial<SyncConfig> = {}) {
  const hash = await rowHasher({ ...config, ...changes }, metadata);
  const batch = new MadeRows(rows);
  return rows.map((_row, at) => hash?.(batch, at));
}

describe("the hash of a row", () => {
  it("is the same exactly when the columns that are read are the same", async () => {
    const cell = fc.oneof(fc.constant(null), fc.string({ maxLength: 4 }), fc.integer());
    const row = fc.record({ id: cell, email: cell, name: cell, other: cell });
    await fc.assert(
      fc.asyncProperty(row, row, async (a, b) => {
        const [one, two] = await hashes([a, b]);
        const same = (["id", "email", "name"] as const).every((column) => Object.is(a[column], b[column]));
        expect(one === two).toBe(same);
      }),
    );
  });

  it("tells null from empty text, and cells apart wherever one ends and the next begins", async () => {
    const rows = [
      { id: 1, email: null, name: "x" },
      { id: 1, email: "", name: "x" },
      { id: 1, email: "a", name: "bc" },
      { id: 1, email: "ab", name: "c" },
      { id: 1, email: "5", name: "x" },
      { id: 1, email: 5, name: "x" },
    ];
    expect(new Set(await hashes(rows)).size).toBe(rows.length);
  });

  it("is another one for another configuration, so that every row is looked at again", async () => {
    const row = { id: 1, email: "a@example.com", name: "A" };
    const [before] = await hashes([row]);
    const [after] = await hashes([row], { mappings: [mapped("email", "email"), mapped("name", "email")] });
    expect(after).not.toBe(before);
  });

  it("takes in every column where a template may read any", async () => {
    const from = { kind: "template" as const, template: "{{ record['other'] }}" };
    const mappings = [...config.mappings, { field: "name", from, ...set }];
    const [one, two] = await hashes(
      [
        { id: 1, email: "a", name: "b", other: "c" },
        { id: 1, email: "a", name: "b", other: "d" },
      ],
      { mappings },
    );
    expect(one).not.toBe(two);
  });

  it.each([
    ["the run's id", { kind: "metadata", name: "sync_run_id" }],
    ["when the run began", { kind: "metadata", name: "run_started_at" }],
    ["sync metadata in a template", { kind: "template", template: "{{ sync.sync_run_id }}" }],
    ["the time of day", { kind: "template", template: "{{ 'now' | date: '%Y' }}" }],
  ] as const)("does not exist where the payload depends on %s", async (_what, from) => {
    const mappings: FieldMapping[] = [...config.mappings, { field: "name", from, ...set }];
    expect(await rowHasher({ ...config, mappings }, metadata)).toBeUndefined();
  });
});
