import { describe, expect, it } from "vitest";
import type { KeyProfileView } from "@/lib/contracts/datasets";
import { destinationObject } from "@/lib/destinations/catalog";
import { firstRunWords, proposedLabel } from "./first-run-words";
import { keyVerdict } from "./key-verdict";

const good: KeyProfileView = {
  column: "id",
  rows: 412,
  nulls: 0,
  duplicates: 0,
  examples: [],
  shortest: 5,
  longest: 9,
  complete: true,
};

describe("the verdict on a key column", () => {
  it("is good when every row has a value of its own", () => {
    expect(keyVerdict(good)).toMatchObject({ tone: "success", consequences: [] });
  });

  it("says what becomes of rows without a value and of rows that share one", () => {
    const verdict = keyVerdict({ ...good, nulls: 1, duplicates: 4 });
    expect(verdict.tone).toBe("warning");
    expect(verdict.consequences).toEqual([
      "1 row has no value: without a key a row is Invalid and is not sent.",
      "4 rows have a value that another row has too: none of them is sent until they differ.",
    ]);
  });

  it("is a refusal when no row could be sent", () => {
    expect(keyVerdict({ ...good, duplicates: 412 }).tone).toBe("danger");
  });

  it("knows how long a key may be", () => {
    expect(keyVerdict({ ...good, longest: 255 }).tone).toBe("success");
    expect(keyVerdict({ ...good, longest: 256 }).consequences.join()).toMatch(
      /256 characters: PartnerStack takes 255/,
    );
  });

  it("says when only a part was looked at, and when there is nothing to look at", () => {
    const partly = keyVerdict({ ...good, complete: false });
    expect(partly.tone).toBe("info");
    expect(partly.title).not.toContain("every row");
    expect(partly.consequences.join()).toContain("Only the first 412 rows were looked at.");
    expect(keyVerdict({ ...good, rows: 0, shortest: null, longest: null }).tone).toBe("info");
  });
});

describe("what the first run will do", () => {
  const names = { dataset: "Invoices", destination: "PartnerStack", rows: 412 };

  it("says how many transactions it sends, or that it sends none", () => {
    const transaction = destinationObject("transaction");
    expect(firstRunWords(transaction, { behavior: "send", backfill: "all" }, names)).toMatch(
      /sends all 412 rows of Invoices to PartnerStack/,
    );
    expect(firstRunWords(transaction, { behavior: "send", backfill: "skip" }, names)).toMatch(
      /remembers all 412 rows of Invoices and sends none/,
    );
  });

  it("says whether customers are created", () => {
    const customer = destinationObject("customer");
    expect(firstRunWords(customer, { behavior: "update_or_create", backfill: null }, names)).toMatch(
      /creates the others/,
    );
    expect(
      firstRunWords(customer, { behavior: "update_only", backfill: null }, { ...names, rows: undefined }),
    ).toMatch(/every row of Invoices.*Nothing is created/);
  });

  it("is proposed under a label that a list can hold", () => {
    expect(proposedLabel("Accounts", "PartnerStack")).toBe("Accounts to PartnerStack");
    expect(proposedLabel("A".repeat(120), "P")).toHaveLength(120);
  });
});
