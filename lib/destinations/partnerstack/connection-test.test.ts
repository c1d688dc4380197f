import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/core/json";
import type { ApiRequest, Reply } from "@/lib/core/outcome";
import type { DestinationWire } from "@/lib/core/ports";
import { customProperties, testConnection } from "./connection-test.server";

const host = "api.partnerstack.com";

function answered(status: number, body: Json | undefined, text = JSON.stringify(body) ?? ""): Reply {
  return { kind: "response", status, body, text, durationMs: 12 };
}
function listOf(items: Json[], more: Record<string, Json> = {}): Reply {
  return answered(200, { data: { items, has_more: false, ...more }, message: "", status: 200 });
}

/** A wire that gives these replies in turn; the transport's own tests say how replies come about. */
function replying(...replies: Reply[]): DestinationWire & { asked: ApiRequest[] } {
  const asked: ApiRequest[] = [];
  return {
    asked,
    async call(request) {
      asked.push(request);
      return replies[asked.length - 1] ?? { kind: "lost", reason: "No more replies.", durationMs: 0 };
    },
  };
}

const partnerships = listOf([{ key: "part_1" }]);
const page = "<!doctype html><title>Sign in</title>";

describe("testConnection", () => {
  it("reads twice and writes nothing", async () => {
    const wire = replying(partnerships, listOf([]));
    await testConnection(wire, host);
    expect(wire.asked).toEqual([
      { method: "GET", path: "/partnerships?limit=1" },
      { method: "GET", path: "/customers?limit=250" },
    ]);
  });

  it("gives three green checks for good keys", async () => {
    const test = await testConnection(
      replying(partnerships, listOf([{ key: "a", test: true }], { total: 59 })),
      host,
    );
    expect(test).toMatchObject({ ok: true, mode: "test", customers: 59 });
    expect(test.checks.map(({ label, ok }) => [label, ok])).toEqual([
      ["Reached api.partnerstack.com", true],
      ["Keys accepted", true],
      ["Test mode, 59 customers visible", true],
    ]);
    expect(test).not.toHaveProperty("problem");
  });

  it("says of a new sandbox that nobody is paid, and of a wrong pair of its keys what a pair is", async () => {
    const good = await testConnection(replying(partnerships, listOf([])), "the sandbox", "test");
    expect(good).toMatchObject({ ok: true, mode: "test" });
    expect(good.checks.at(-1)).toEqual({
      label: "Sandbox, no customers yet",
      ok: true,
      detail: "What is sent stays on this server, and nobody is paid.",
    });
    const wrong = await testConnection(replying(answered(401, {})), "the sandbox", "test");
    expect(wrong.problem).toContain("sk_ in place of pk_");
    expect(wrong.problem).not.toContain("Integrations");
  });

  it.each<[string, Json[], string]>([
    ["one real customer", [{ test: true }, { test: false }, { test: null }], "production"],
    ["test customers only", [{ test: true }, { test: null }, {}], "test"],
    ["customers that do not say", [{ test: null }, {}], "unknown"],
    ["no customers", [], "unknown"],
  ])("sees in %s the mode %s", async (_sight, items, mode) => {
    expect(await testConnection(replying(partnerships, listOf(items)), host)).toMatchObject({
      ok: true,
      mode,
    });
  });

  it("does not claim to have counted what it has not seen", async () => {
    const test = await testConnection(
      replying(partnerships, listOf(Array(250).fill({ key: "a", test: false }), { has_more: true })),
      host,
    );
    expect(test).toMatchObject({ customers: null });
    expect(test.checks.at(-1)?.label).toBe("Production, more than 250 customers visible");
  });

  it.each<[string, Reply, string]>([
    [
      "refused keys",
      answered(401, { message: "Unauthorized", status: 401 }),
      "PartnerStack refused the keys (401). Copy them again from Settings > Integrations; test keys and production keys come in pairs.",
    ],
    [
      "keys without access",
      answered(403, undefined, page),
      "PartnerStack does not give these keys access (403). Copy them again from Settings > Integrations; test keys and production keys come in pairs.",
    ],
    [
      "an HTML page",
      answered(200, undefined, page),
      "api.partnerstack.com answered with an HTML page (200), which PartnerStack's API never does. Check whether a proxy is in between.",
    ],
    [
      "200 without data",
      answered(200, { message: "OK" }),
      "api.partnerstack.com answered 200 without a list of records: “OK”. Test again, and check the address of the API.",
    ],
    [
      "an empty 200",
      answered(200, undefined),
      "api.partnerstack.com answered 200 without a list of records: no message. Test again, and check the address of the API.",
    ],
    [
      "a reached rate limit",
      answered(429, { message: "Too Many Requests" }),
      "PartnerStack's rate limit was reached (429). Wait a minute and test again.",
    ],
    [
      "a wrong address",
      answered(404, { message: "Not Found" }),
      "api.partnerstack.com does not know this address (404). Check the address of the API.",
    ],
    [
      "a fault of PartnerStack's",
      answered(500, { message: "Internal Server Error" }),
      "PartnerStack has a problem of its own (500): “Internal Server Error”. Test again in a few minutes.",
    ],
    [
      "another refusal",
      answered(400, { message: "limit is wrong" }),
      "PartnerStack refused the test (400): “limit is wrong”.",
    ],
  ])("says in plain words what is wrong with %s", async (_what, reply, problem) => {
    const test = await testConnection(replying(reply), host);
    expect(test).toMatchObject({ ok: false, mode: "unknown", customers: null, problem });
    expect(test.checks.map(({ ok }) => ok)).toEqual([true, false]);
    expect(test.checks.at(-1)?.detail).toBe(problem);
  });

  it.each<[string, number, Json | undefined, string]>([
    ["refuses them", 401, { message: "Unauthorized" }, "Keys not accepted"],
    ["gives them no access", 403, undefined, "Keys not accepted"],
    ["is throttled", 429, { message: "Too Many Requests" }, "Keys could not be checked"],
    ["fails", 500, { message: "Internal Server Error" }, "Keys could not be checked"],
    ["is hidden by a proxy's page", 502, undefined, "Keys could not be checked"],
    ["answers without data", 200, { message: "OK" }, "Keys could not be checked"],
  ])("blames the keys only where PartnerStack does: it %s", async (_what, status, body, label) => {
    const test = await testConnection(replying(answered(status, body, body ? undefined : page)), host);
    expect(test.checks.at(-1)?.label).toBe(label);
  });

  it("stops where the host cannot be reached, with the transport's reason", async () => {
    const reason =
      "The name api.partnerstack.com was not found (ENOTFOUND). Check the address and this server's DNS.";
    const wire = replying({ kind: "not_sent", reason, durationMs: 3 });
    const test = await testConnection(wire, host);
    expect(test).toMatchObject({
      ok: false,
      problem: reason,
      checks: [{ label: "Could not reach api.partnerstack.com", ok: false }],
    });
    expect(wire.asked).toHaveLength(1);
  });

  it("is not passed where the customers cannot be read", async () => {
    const test = await testConnection(replying(partnerships, answered(500, { message: "x" })), host);
    expect(test.ok).toBe(false);
    expect(test.checks.map(({ label }) => label)).toEqual([
      "Reached api.partnerstack.com",
      "Keys accepted",
      "Customers cannot be read",
    ]);
  });
});

describe("customProperties", () => {
  const plan: JsonObject = { api_name: "plan", name: "Plan", type: "input", read_only: false, value: null };

  it("reads the properties of the newest customer that shows any, but those with a field of their own", async () => {
    const fields: JsonObject[] = [
      plan,
      { api_name: "email", name: "Email" },
      { api_name: "phone", name: null, type: null, read_only: true },
    ];
    const wire = replying(listOf([{ key: "a", fields: [] }, { key: "b" }, { key: "c", fields }]));
    expect(await customProperties(wire)).toEqual([
      { name: "plan", label: "Plan", type: "input", readOnly: false },
      { name: "phone", label: "phone", type: "input", readOnly: true },
    ]);
  });

  it.each<[string, Reply]>([
    ["there is no customer", listOf([])],
    ["the call fails", answered(500, { data: { items: [{ fields: [plan] }], has_more: false } })],
    ["the answer is lost", { kind: "lost", reason: "reset", durationMs: 1 }],
  ])("is empty where %s", async (_why, reply) => {
    expect(await customProperties(replying(reply))).toEqual([]);
  });
});
