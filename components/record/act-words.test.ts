import { describe, expect, it } from "vitest";
import { countFor, dismissalInWords, leftInWords, recordsInWords, retryInWords } from "./act-words";

const counts = { success: 400, rejected: 3, invalid: 2, uncertain: 1, dismissed: 5, no_match: 7 };

describe("the words of an act", () => {
  it("count only the records that it is offered for", () => {
    expect(countFor("retry", counts)).toBe(3 + 2 + 7 + 5);
    expect(countFor("dismiss", counts)).toBe(3 + 2 + 1);
    expect(countFor("restore", counts)).toBe(5);
    expect(countFor("dismiss", {})).toBe(0);
    expect(recordsInWords(1)).toBe("1 record");
    expect(recordsInWords(4_812)).toBe("4,812 records");
    expect(recordsInWords(10_000, true)).toBe("more than 10,000 records");
  });

  it("say what was left as it is, and why", () => {
    const accepted = { reason: "PartnerStack accepted it.", count: 2, ids: [] };
    expect(leftInWords([])).toBeUndefined();
    expect(leftInWords([accepted])).toBe("2 are left as they are. PartnerStack accepted it.");
    expect(leftInWords([{ ...accepted, count: 1 }])).toBe("1 is left as it is. PartnerStack accepted it.");
    expect(leftInWords([accepted, { reason: "It may have arrived.", count: 1_000, ids: [] }])).toBe(
      "2 are left as they are. PartnerStack accepted it. 1,000 are left as they are. It may have arrived.",
    );
  });

  it("tell of a dismissal how long it holds", () => {
    const words = (object: string, counts: object, one = false) =>
      dismissalInWords(object, counts, one).join(" ");
    expect(words("customer", { rejected: 2 })).toContain("until their row changes");
    expect(words("transaction", { rejected: 2 })).toContain("even when their row changes");
    expect(words("transaction", { invalid: 1 }, true)).toBe(
      "It is not sent until somebody retries it, even when its row changes.",
    );
    expect(words("transaction", { rejected: 1, uncertain: 2 })).toContain("holding their keys");
    expect(words("transaction", { uncertain: 1 }, true)).toBe(
      "It may have arrived: the ledger goes on holding its key, so nothing is sent twice.",
    );
  });

  it("tell of a retry what it brings back", () => {
    expect(retryInWords({ rejected: 2 }, false)).toHaveLength(1);
    expect(retryInWords({ dismissed: 2 }, false).join(" ")).toContain("due again");
    expect(retryInWords({ dismissed: 1 }, true).join(" ")).toMatch(/^Its row/);
  });
});
