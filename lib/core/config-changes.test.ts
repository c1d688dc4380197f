import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configChanges } from "./config-changes";
import { type FieldMapping, type SyncConfig, syncConfig } from "./sync-config";

const mapping = (field: string, column: string, more: Partial<FieldMapping> = {}): FieldMapping => ({
  field,
  from: { kind: "column", column },
  syncNull: false,
  mode: "set",
  ...more,
});

const base: SyncConfig = syncConfig.parse({
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  mappings: [mapping("amount", "total"), mapping("currency", "currency")],
});

describe("the changes between two configurations", () => {
  it("are none between equal ones, whatever the order of the mappings", () => {
    expect(configChanges(base, { ...base, mappings: [...base.mappings].reverse() })).toEqual([]);
  });

  it("name the settings that differ", () => {
    const after: SyncConfig = { ...base, syncKey: "number", timestampColumn: "paid_at" };
    expect(configChanges(base, after)).toEqual([
      { kind: "setting", setting: "syncKey", before: "id", after: "number" },
      { kind: "setting", setting: "timestampColumn", before: undefined, after: "paid_at" },
      { kind: "setting", setting: "overlapMinutes", before: undefined, after: 60 },
    ]);
  });

  it("name mappings that came, went and changed", () => {
    const changed = mapping("amount", "total", { amountIn: "decimal" });
    const added = mapping("key", "id");
    expect(configChanges(base, { ...base, mappings: [changed, added] })).toEqual([
      { kind: "mapping", field: "amount", before: mapping("amount", "total"), after: changed },
      { kind: "mapping", field: "key", before: undefined, after: added },
      { kind: "mapping", field: "currency", before: mapping("currency", "currency"), after: undefined },
    ]);
  });

  it("are the same backwards, with both sides exchanged", () => {
    const fields = fc.uniqueArray(fc.constantFrom("amount", "currency", "key", "metadata.plan"));
    const config = fc
      .record({
        syncKey: fc.constantFrom("id", "number"),
        fields,
        column: fc.constantFrom("a", "b"),
        timestampColumn: fc.option(fc.constantFrom("at", "paid_at"), { nil: undefined }),
      })
      .map(
        ({ fields: chosen, column, ...rest }): SyncConfig => ({
          ...base,
          ...rest,
          mappings: chosen.map((field) => mapping(field, column)),
        }),
      );
    fc.assert(
      fc.property(config, config, (one, other) => {
        const mirrored = configChanges(other, one).map(({ before, after, ...rest }) => ({
          ...rest,
          before: after,
          after: before,
        }));
        const inOrder = (changes: object[]) => changes.map((change) => JSON.stringify(change)).sort();
        const there = configChanges(one, other).map(({ before, after, ...rest }) => ({
          ...rest,
          before,
          after,
        }));
        expect(inOrder(there)).toEqual(inOrder(mirrored));
      }),
    );
  });
});
