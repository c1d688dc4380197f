import { describe, expect, it } from "vitest";
import { actsOn, recordActs, whyNot } from "./record-acts";
import { mayBecome, recordStatuses, recordTransitions } from "./states";

describe("the acts of a person on records", () => {
  it("lead only to states that the record may go to", () => {
    for (const from of actsOn.dismiss)
      expect(mayBecome(recordTransitions, from, "dismissed"), from).toBe(true);
    for (const to of actsOn.dismiss) expect(mayBecome(recordTransitions, "dismissed", to), to).toBe(true);
  });

  it("are never offered for a record that PartnerStack accepted, or whose request is under way", () => {
    for (const act of recordActs) {
      expect(actsOn[act]).not.toContain("success");
      expect(actsOn[act]).not.toContain("sending");
    }
  });

  it("say why, for every status that they are not offered for, and nothing for the others", () => {
    for (const act of recordActs)
      for (const status of recordStatuses) {
        const reason = whyNot(act, { status, dismissedFrom: "rejected", keyless: false });
        if (actsOn[act].includes(status)) expect(reason, `${act} ${status}`).toBeUndefined();
        else expect(reason, `${act} ${status}`).toMatch(/\.$/);
      }
  });

  it("do not retry what may have arrived, also after it was dismissed", () => {
    const record = { status: "dismissed", dismissedFrom: "uncertain", keyless: false } as const;
    expect(whyNot("retry", record)).toContain("may have arrived");
    expect(whyNot("restore", record)).toBeUndefined();
  });

  it("do not look for a row without a key", () => {
    const record = { status: "invalid", dismissedFrom: null, keyless: true } as const;
    expect(whyNot("retry", record)).toContain("no key");
    expect(whyNot("dismiss", record)).toBeUndefined();
  });

  it("do not restore what was sent again", () => {
    expect(whyNot("restore", { status: "dismissed", dismissedFrom: null, keyless: false })).toContain(
      "sent again",
    );
  });
});
