import { describe, expect, it } from "vitest";
import { customer } from "@/lib/destinations/partnerstack/customer";
import { compareHeld } from "./compare-held";

const differing = (fields: ReturnType<typeof compareHeld>) =>
  fields.filter(({ differs }) => differs).map(({ field }) => field);

describe("what was sent beside what PartnerStack holds", () => {
  const payload = {
    email: "jane@acme.test",
    name: "Acme",
    partner_key: "gstest",
    meta: { plan: "pro", seats: 5 },
  };
  const remote = {
    customer_key: "acct_42",
    email: "Jane@Acme.test",
    name: "Acme",
    partner_key: "gstest",
    fields: [
      { api_name: "plan", value: "pro" },
      { api_name: "seats", value: "5" },
    ],
  };

  it("agrees where PartnerStack wrote the same value its own way", () => {
    expect(differing(compareHeld(customer, payload, remote))).toEqual([]);
  });

  it("names each field that was changed on the other side, properties one by one", () => {
    const changed = {
      ...remote,
      name: "Acme Inc.",
      fields: [
        { api_name: "plan", value: "free" },
        { api_name: "seats", value: "5" },
      ],
    };
    const fields = compareHeld(customer, payload, changed);
    expect(differing(fields)).toEqual(["name", "meta.plan"]);
    expect(fields).toContainEqual({ field: "meta.plan", sent: "pro", held: "free", differs: true });
  });

  it("notices another partner, which no update can write", () => {
    const fields = compareHeld(customer, payload, { ...remote, partner_key: "other" });
    expect(differing(fields)).toEqual(["partner_key"]);
  });

  it("shows what is held of a record that was never sent, and calls nothing different", () => {
    const fields = compareHeld(customer, null, remote);
    expect(differing(fields)).toEqual([]);
    expect(fields).toContainEqual({ field: "email", held: "Jane@Acme.test", differs: false });
    expect(fields.every((field) => !("sent" in field))).toBe(true);
  });
});
