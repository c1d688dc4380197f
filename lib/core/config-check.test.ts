import { describe, expect, it } from "vitest";
import { checkConfig } from "./config-check";
import type { FieldSet } from "./field";
import type { Column } from "./record";
import type { Behavior, FieldMapping, SyncConfig, ValueSource } from "./sync-config";

const described = { help: "A field.", example: "x", source: "D-TC" };
const fieldSet: FieldSet & { behaviors: readonly Behavior[] } = {
  behaviors: ["send"],
  fields: [
    { name: "own_key", label: "Own key", type: "text", required: true, fromSyncKey: true, ...described },
    { name: "amount", label: "Amount", type: "amount", required: true, ...described },
    { name: "by_id", label: "By id", type: "text", ...described },
    { name: "by_email", label: "By email", type: "email", ...described },
  ],
  custom: {
    prefix: "metadata",
    label: "Metadata",
    help: "Notes.",
    source: "D-META",
    limit: 1,
    namePattern: /^\w{1,5}$/,
    nameRule: "Use at most 5 letters.",
  },
  rules: [{ kind: "exactlyOneOf", fields: ["by_id", "by_email"], label: "The customer reference" }],
};
const columns: Column[] = ["id", "total", "customer"].map((name) => ({
  name,
  type: "text",
  nativeType: "text",
}));

function from(field: string, source: ValueSource | string, more: Partial<FieldMapping> = {}): FieldMapping {
  const value: ValueSource = typeof source === "string" ? { kind: "column", column: source } : source;
  return { field, from: value, syncNull: false, mode: "set", ...more };
}
const amount = from("amount", "total", { amountIn: "decimal" });
const reference = from("by_id", "customer");

function problems(
  mappings: FieldMapping[],
  change: Partial<SyncConfig> = {},
  known: Column[] | undefined = columns,
) {
  const config: SyncConfig = {
    object: "transaction",
    behavior: "send",
    syncKey: "id",
    mappings,
    backfill: "all",
    ...change,
  };
  return checkConfig(config, fieldSet, known);
}
const places = (...args: Parameters<typeof problems>) => problems(...args).map(({ place }) => place);

describe("checkConfig", () => {
  it("takes a timestamp column that holds dates or times, and names the column otherwise", () => {
    const dated: Column[] = [
      ...columns,
      { name: "paid_on", type: "date", nativeType: "date" },
      { name: "paid_at", type: "timestamp", nativeType: "text" },
    ];
    const mappings = [amount, reference];
    expect(problems(mappings, { timestampColumn: "paid_on" }, dated)).toEqual([]);
    expect(problems(mappings, { timestampColumn: "paid_at", overlapMinutes: 0 }, dated)).toEqual([]);
    expect(problems(mappings, { timestampColumn: "total" }, dated)).toEqual([
      { place: "timestampColumn", message: expect.stringContaining("total does not hold dates or times") },
    ]);
    expect(problems(mappings, { timestampColumn: "gone_at" }, dated)).toEqual([
      { place: "timestampColumn", message: expect.stringContaining("gone_at is no longer in the dataset") },
    ]);
    expect(
      checkConfig(
        {
          object: "customer",
          behavior: "update_only",
          syncKey: "id",
          mappings,
          backfill: "all",
          timestampColumn: "paid_at",
        },
        { ...fieldSet, behaviors: ["update_only"] },
        dated,
      ).map(({ place }) => place),
    ).toEqual(["timestampColumn"]);
  });

  it("finds nothing wrong with a good configuration", () => {
    expect(problems([amount, reference])).toEqual([]);
  });

  it("names the column that is no longer in the dataset, at the place that reads it", () => {
    expect(places([amount, from("by_id", "gone")])).toEqual(["by_id"]);
    expect(places([amount, reference], { syncKey: "gone" })).toEqual(["syncKey"]);
  });

  it("leaves the columns alone where they are not known", () => {
    expect(
      checkConfig(
        {
          object: "transaction",
          behavior: "send",
          syncKey: "gone",
          mappings: [amount, reference],
          backfill: "all",
        },
        fieldSet,
        undefined,
      ),
    ).toEqual([]);
  });

  it("refuses fields that the object does not have, and the one that the sync key fills", () => {
    expect(places([amount, reference, from("unheard_of", "id"), from("own_key", "id")])).toEqual([
      "unheard_of",
      "own_key",
    ]);
  });

  it("refuses a field that is mapped twice", () => {
    expect(places([amount, reference, from("amount", "id", { amountIn: "minor" })])).toEqual(["amount"]);
  });

  it("wants every required field, except for updates only", () => {
    expect(places([reference])).toEqual(["amount"]);
    const updates = { ...fieldSet, behaviors: ["update_only"] as const };
    const config: SyncConfig = {
      object: "transaction",
      behavior: "update_only",
      syncKey: "id",
      mappings: [reference],
      backfill: "all",
    };
    expect(checkConfig(config, updates, columns)).toEqual([]);
  });

  it("wants exactly one of the fields that exclude each other", () => {
    expect(places([amount])).toEqual(["by_id"]);
    expect(places([amount, reference, from("by_email", "customer")])).toEqual(["by_email"]);
    expect(problems([amount])[0]?.message).toBe(
      "The customer reference is not mapped. Map exactly one of: By id, By email.",
    );
  });

  it("refuses a template that cannot be read", () => {
    expect(places([amount, from("by_id", { kind: "template", template: "{{ record.id" })])).toEqual([
      "by_id",
    ]);
    expect(
      places([amount, from("by_id", { kind: "template", template: "{{ record.id | nothing }}" })]),
    ).toEqual(["by_id"]);
  });

  it("refuses bad names and too many custom entries", () => {
    expect(places([amount, reference, from("metadata.", "id")])).toEqual(["metadata."]);
    expect(places([amount, reference, from("metadata.too long", "id")])).toEqual(["metadata.too long"]);
    expect(places([amount, reference, from("metadata.a", "id"), from("metadata.b", "id")])).toEqual([
      "mappings",
    ]);
  });

  it("wants to know whether an amount is cents or decimal", () => {
    expect(places([from("amount", "total"), reference])).toEqual(["amount"]);
  });

  it("refuses a behavior that the object does not have", () => {
    expect(places([amount, reference], { behavior: "update_or_create" })).toEqual(["behavior"]);
  });
});
