import { describe, expect, it } from "vitest";
import type { KeyProfileView } from "@/lib/contracts/datasets";
import { datasetPrefix } from "@/lib/core/dataset-prefix";
import { destinationObject } from "@/lib/destinations/catalog";
import { generateMappings } from "@/lib/destinations/generate-mappings";
import { isMadeFrom, ownKeyField, proposeKey } from "./transaction-key";

const field = ownKeyField(destinationObject("transaction"));
if (!field) throw new Error("A transaction has a key.");

function profile(shortest: number): KeyProfileView {
  return {
    column: "id",
    rows: 3,
    nulls: 0,
    duplicates: 0,
    examples: [],
    shortest,
    longest: 9,
    complete: true,
  };
}

const column = { name: "id", type: "text" } as const;

describe("the transaction key", () => {
  it("is the column itself where every value is long enough", () => {
    const proposal = proposeKey(field, { column, datasetName: "Invoices", profile: profile(4) });
    expect(proposal).toEqual({ from: { kind: "column", column: "id" }, reason: undefined });
  });

  it("gets a prefix from the dataset where some values are too short, and says why", () => {
    const { from, reason } = proposeKey(field, {
      column,
      datasetName: "Invoices",
      profile: profile(1),
    });
    expect(from).toEqual({ kind: "template", template: "inv_{{ record['id'] }}" });
    expect(reason).toMatch(/1 character long and PartnerStack wants 4/);
    expect(isMadeFrom(from, "id")).toBe(true);
    expect(isMadeFrom(from, "other")).toBe(false);
  });

  it("is for a number what Generate Mappings proposes, whatever was counted", () => {
    const [dataset, id] = ["Invoices", { name: "id", type: "integer", nativeType: "int4" } as const];
    const generated = generateMappings(
      destinationObject("transaction"),
      { name: dataset, columns: [id] },
      id.name,
    ).find(({ field: name }) => name === field.name);
    for (const counted of [undefined, profile(1), profile(9)]) {
      const { from } = proposeKey(field, { column: id, datasetName: dataset, profile: counted });
      expect(from).toEqual(generated?.from);
      expect(isMadeFrom(from, id.name)).toBe(true);
    }
  });

  it("is the column as long as nobody has counted", () => {
    expect(proposeKey(field, { column, datasetName: "Invoices", profile: undefined }).from.kind).toBe(
      "column",
    );
  });

  it("is not offered for a customer", () => {
    expect(ownKeyField(destinationObject("customer"))).toBeUndefined();
  });
});

describe("the prefix of a key", () => {
  it("has at least four characters, whatever the dataset is called", () => {
    expect(["Invoices", "Q3", "数据", "my payments"].map(datasetPrefix)).toEqual([
      "inv_",
      "txn_",
      "txn_",
      "myp_",
    ]);
  });
});
