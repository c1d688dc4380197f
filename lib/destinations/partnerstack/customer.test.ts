import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/core/change";
import type { Outcome } from "@/lib/core/outcome";
import { answer } from "../conformance";
import { customer } from "./customer";

const payload = { email: "jane@acme.test", partner_key: "gstest", name: "Acme" };
const create: Change = { operation: "create", externalKey: "acct_42", remoteKey: null, payload };
const update: Change = { ...create, operation: "update", changed: { name: "Acme" } };

function refusal(change: Change, status: number, message: string) {
  return told(customer.outcome(change, answer(status, { message, status })));
}

function told(outcome: Outcome): string {
  return "issue" in outcome ? `${outcome.kind} ${outcome.issue.code}` : outcome.kind;
}

describe("the answer to a create", () => {
  it("is accepted with PartnerStack's own key", () => {
    const body = { data: { key: "cus_1", customer_key: "acct_42", email: null }, message: "", status: 200 };
    expect(customer.outcome(create, answer(200, body))).toMatchObject({
      kind: "accepted",
      remoteKey: "cus_1",
      remote: { email: null },
    });
  });

  it.each([
    [409, "Conflict"],
    [409, ""],
    [400, "A customer with this customer_key already exists"],
    [400, "Customer key has already been taken"],
    [422, "customer_key must be unique"],
    [400, "Duplicate customer 'acct_42'"],
    [400, "customer_key is in use"],
  ])("with %i %j says that it exists", (status, message) => {
    expect(refusal(create, status, message)).toBe("exists refused");
  });

  it.each([
    [409, "A customer with this email already exists"],
    [400, "E-mail is taken"],
    [422, "email must be unique"],
  ])("with %i %j says that another customer has the e-mail", (status, message) => {
    expect(refusal(create, status, message)).toBe("exists email_taken");
  });

  it.each([
    [400, "Partner not found"],
    [404, "Partner not found"],
    [400, "Test keys can only create customers of a test partner"],
    [422, "partner_key does not exist"],
    [400, "Partner was not found; it may be archived already"],
  ])("with %i %j says that the partner key is wrong", (status, message) => {
    expect(refusal(create, status, message)).toBe("rejected partner_unknown");
  });

  it.each([
    [400, "'already-taken@x' is not a 'email'"],
    [400, "'partner_key' is a required property"],
    [400, "'duplicate partner' is too long"],
    [400, "PartnerStack could not read the body"],
    [404, "Not Found"],
    [410, "This version already ended"],
    [413, ""],
  ])("with %i %j is a plain refusal, because what it quotes is no verdict", (status, message) => {
    expect(refusal(create, status, message)).toBe("rejected refused");
  });

  it("quotes PartnerStack's words for the person who mends the record", () => {
    const outcome = customer.outcome(create, answer(400, { message: "Partner not found", status: 400 }));
    expect(outcome).toMatchObject({
      issue: {
        message: "PartnerStack did not take the partner key gstest: “Partner not found”.",
        field: "partner_key",
      },
    });
  });
});

describe("the answer to an update", () => {
  it("with 404 says that the customer is not there", () => {
    expect(refusal(update, 404, "Customer not found")).toBe("absent");
    expect(refusal(update, 400, "Customer does not exist")).toBe("absent");
    expect(told(customer.outcome(update, answer(404, undefined)))).toBe("absent");
  });

  it("says when another customer has the e-mail, which no update may overwrite", () => {
    expect(refusal(update, 409, "A customer with this email already exists")).toBe("rejected email_taken");
    expect(refusal(update, 409, "Conflict")).toBe("rejected refused");
  });
});

describe("the answer to a look-up", () => {
  it("finds the customer, or says that it is absent", () => {
    expect(told(customer.found(answer(200, { data: { key: "cus_1" }, status: 200 })))).toBe("accepted");
    expect(told(customer.found(answer(404, { message: "Customer not found", status: 404 })))).toBe("absent");
  });

  it("takes a list for no customer, because a key of dots may have climbed the path", () => {
    expect(
      told(
        customer.found(answer(200, { data: { items: [{ key: "cus_1" }], has_more: false }, status: 200 })),
      ),
    ).toBe("unknown");
  });
});

describe("missingRemotely", () => {
  const remote = {
    key: "cus_1",
    email: "Jane@Acme.test",
    name: "Acme",
    partner_key: "other",
    provider_key: null,
    meta: {},
  };

  it("finds nothing in what PartnerStack holds, whatever the case of the e-mail", () => {
    expect(customer.missingRemotely(payload, remote)).toEqual({});
    expect(customer.missingRemotely({ ...payload, provider_key: null }, remote)).toEqual({});
  });

  it("picks what differs, and never the partner, which cannot be changed", () => {
    expect(customer.missingRemotely({ ...payload, name: "Acme Inc.", provider_key: "ch_1" }, remote)).toEqual(
      {
        name: "Acme Inc.",
        provider_key: "ch_1",
      },
    );
  });

  it("clears what the payload says is null", () => {
    expect(customer.missingRemotely({ provider_key: null }, { provider_key: "ch_1" })).toEqual({
      provider_key: null,
    });
  });

  it("reads custom properties where they are shown, never in meta", () => {
    const held = { fields: [{ api_name: "plan", value: "pro" }], mdata: { seats: "5" }, meta: {} };
    expect(customer.missingRemotely({ meta: { plan: "pro", seats: 5 } }, held)).toEqual({});
    expect(customer.missingRemotely({ meta: { plan: "free", seats: 5 } }, held)).toEqual({
      meta: { plan: "free", seats: 5 },
    });
  });

  it("sends what PartnerStack does not show", () => {
    expect(customer.missingRemotely({ member_key: "mem_1" }, remote)).toEqual({ member_key: "mem_1" });
  });

  it("finds nothing more once the other side holds what it picked", () => {
    const anyPayload = fc.record(
      {
        email: fc.emailAddress(),
        name: fc.string(),
        provider_key: fc.option(fc.string()),
        partner_key: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyPayload, anyPayload, (wanted, held) => {
        const after = { ...held, ...customer.missingRemotely(wanted, held) };
        expect(customer.missingRemotely(wanted, after)).toEqual({});
      }),
    );
  });
});

describe("filledRemotely", () => {
  it("gives the fields that have a value, custom properties included", () => {
    const remote = {
      name: "Acme",
      email: null,
      provider_key: " ",
      field_data: { plan: "pro", seats: 0, note: "" },
    };
    const asked = ["name", "email", "provider_key", "meta.plan", "meta.seats", "meta.note", "meta.unknown"];
    expect(customer.filledRemotely(asked, remote)).toEqual({
      name: "Acme",
      "meta.plan": "pro",
      "meta.seats": 0,
    });
  });
});

describe("the request", () => {
  it("never sends an update the partner, nor renames the customer", () => {
    const request = customer.request({
      ...update,
      changed: { partner_key: "p2", customer_key: "other", name: "B" },
    });
    expect(request.body).toEqual({ name: "B" });
  });

  it("addresses the customer by your own id", () => {
    expect(customer.request({ ...update, externalKey: "acme.test/shop 1" }).path).toBe(
      "/customers/acme.test%2Fshop%201",
    );
    expect(customer.find("acme.test/shop 1").path).toBe("/customers/acme.test%2Fshop%201");
  });
});
