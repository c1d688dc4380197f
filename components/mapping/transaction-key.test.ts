import { describe, expect, it } from "vitest";
import type { KeyProfileView } from "@/lib/contracts/datasets";
import { compileTemplate } from "@/lib/core/template";
import { destinationObject } from "@/lib/destinations/catalog";
import { columnExpression, keyPrefix } from "./column-expression";
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

const metadata = { sync_id: 1, sync_label: "", sync_run_id: 1, run_started_at: "" };

describe("the transaction key", () => {
  it("is the column itself where every value is long enough", () => {
    const proposal = proposeKey(field, { column: "id", datasetName: "Invoices", profile: profile(4) });
    expect(proposal).toEqual({ from: { kind: "column", column: "id" }, reason: undefined });
  });

  it("gets a prefix from the dataset where some values are too short, and says why", () => {
    const { from, reason } = proposeKey(field, {
      column: "id",
      datasetName: "Invoices",
      profile: profile(1),
    });
    expect(from).toEqual({ kind: "template", template: "inv_{{ record['id'] }}" });
    expect(reason).toMatch(/1 character long and PartnerStack wants 4/);
    expect(isMadeFrom(from, "id")).toBe(true);
    expect(isMadeFrom(from, "other")).toBe(false);
  });

  it("is the column as long as nobody has counted", () => {
    expect(proposeKey(field, { column: "id", datasetName: "Invoices", profile: undefined }).from.kind).toBe(
      "column",
    );
  });

  it("is not offered for a customer", () => {
    expect(ownKeyField(destinationObject("customer"))).toBeUndefined();
  });
});

describe("a column inside a template", () => {
  it.each(["id", "order id", "it's", 'say "so"', "größe"])("renders the value of the column %s", (column) => {
    const compiled = compileTemplate(columnExpression(column) ?? "");
    expect(compiled.ok && compiled.render({ [column]: "42" }, metadata)).toEqual({ ok: true, text: "42" });
  });

  it("cannot be written when its name has both kinds of quotes", () => {
    expect(columnExpression(`it's "so"`)).toBeUndefined();
  });

  it("has a prefix of at least four characters in front, whatever the dataset is called", () => {
    expect(["Invoices", "Q3", "数据", "my payments"].map(keyPrefix)).toEqual([
      "inv_",
      "txn_",
      "txn_",
      "myp_",
    ]);
  });
});
