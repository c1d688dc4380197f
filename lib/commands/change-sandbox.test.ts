import { beforeEach, describe, expect, it } from "vitest";
import type { Json } from "@/lib/core/json";
import { Problem } from "@/lib/http/problem";
import { sandboxCustomers, sandboxSwitches, sandboxTransactions } from "@/lib/queries/sandbox";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { forgetEnv } from "@/lib/settings/env";
import { database } from "@/lib/store/database";
import { auditedActions } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";
import { resetSandbox, setSandboxSwitches } from "./change-sandbox";

useTestDatabase();
const account = useSandboxAccount("acme", "globex");

const actor = testActor({ name: "Erin Editor", role: "editor" });
let id: number;
beforeEach(async () => {
  process.env.SANDBOX_URL = account.url;
  forgetEnv();
  id = await makeDestination("partnerstack_sandbox");
  for (const [key, amount] of [
    ["inv_1", 1_050],
    ["inv_2", 2_000],
  ] as const) {
    const body = { key, amount, currency: "USD", customer_external_key: "acme" };
    await account.wire.call({ method: "POST", path: "/transactions", body });
  }
});

async function makeDestination(
  type: "partnerstack_sandbox" | "partnerstack",
  secret = "sk_sandbox_tests_test",
) {
  const row = await database().destination.create({
    data: { name: "Sandbox", type, publicKey: "pk_sandbox_tests_test", sealedSecret: "-" },
  });
  const sealedSecret = sealSecret("destination", row.id, secret);
  await database().destination.update({ where: { id: row.id }, data: { sealedSecret } });
  return row.id;
}

describe("the inside of a sandbox", () => {
  it("shows what it holds, newest first, with sums, a page at a time and by a part of a key", async () => {
    const all = await sandboxTransactions(id, {}, 50);
    expect(all).toMatchObject({
      ok: true,
      value: {
        total: 2,
        more: false,
        sums: ["USD 30.50"],
        records: [
          { key: "inv_2", customer: "acme", amount: "USD 20.00", mode: "test" },
          { key: "inv_1", amount: "USD 10.50" },
        ],
      },
    });
    expect(await sandboxTransactions(id, { offset: 1 }, 1)).toMatchObject({
      value: { more: false, records: [{ key: "inv_1" }] },
    });
    expect(await sandboxTransactions(id, {}, 1)).toMatchObject({ value: { more: true } });
    expect(await sandboxCustomers(id, { find: "glob" }, 50)).toMatchObject({
      value: { total: 2, records: [{ customer: "globex" }] },
    });
  });

  it("is not there for another destination, and says why where it does not answer", async () => {
    expect(await sandboxCustomers(await makeDestination("partnerstack"), {}, 50)).toBeNull();
    expect(await sandboxCustomers(id + 1_000, {}, 50)).toBeNull();
    expect(
      await sandboxCustomers(await makeDestination("partnerstack_sandbox", "wrong"), {}, 50),
    ).toMatchObject({ ok: false, message: expect.stringContaining("401") });
    process.env.SANDBOX_URL = "http://127.0.0.1:9";
    forgetEnv();
    const away = await sandboxCustomers(id, {}, 50);
    expect(away).toMatchObject({ ok: false, message: "The sandbox does not answer." });
  });
});

describe("the switches of a sandbox", () => {
  const switchValue = async (name: string) => {
    const answer = await sandboxSwitches(id);
    return answer?.ok ? answer.value.find((one) => one.name === name)?.value : undefined;
  };

  it("are set by name, faults among them, and set back with null", async () => {
    const set = await setSandboxSwitches(actor, id, {
      latencyMs: 20,
      "faults.html502": { probability: 0.5 },
    });
    expect(set).not.toBeInstanceOf(Problem);
    expect(await switchValue("latencyMs")).toBe(20);
    expect(await switchValue("faults.html502")).toMatchObject({ probability: 0.5 });
    await setSandboxSwitches(actor, id, { "faults.html502": null });
    expect(await switchValue("faults.html502")).toBeNull();
    expect(await switchValue("latencyMs")).toBe(20);
    expect(await auditedActions(`destination:${id}`)).toEqual([
      "Erin Editor: sandbox.switched",
      "Erin Editor: sandbox.switched",
    ]);
  });

  it.each<Record<string, Json>>([
    { latencyMs: -1 },
    { nonsense: 1 },
    { "faults.nonsense": {} },
    { "faults.html502": { probability: 2 } },
  ])("that cannot be set so are refused and nothing changes: %j", async (values) => {
    const before = await account.client.switches();
    expect(await setSandboxSwitches(actor, id, values)).toMatchObject({ status: 422 });
    expect(await account.client.switches()).toEqual(before);
  });
});

it("a reset empties the account and keeps switches and ledger", async () => {
  await setSandboxSwitches(actor, id, { latencyMs: 5 });
  await database().memory.create({
    data: { destinationId: id, object: "transaction", externalKey: "inv_1", state: "sent", fingerprint: "f" },
  });
  expect(await resetSandbox(actor, id)).toEqual({ ok: true });
  expect(await account.client.summary()).toMatchObject({
    customers: { total: 0 },
    transactions: { total: 0 },
  });
  expect((await account.client.switches()).latencyMs).toBe(5);
  expect(await database().memory.count({ where: { destinationId: id } })).toBe(1);
  expect(await resetSandbox(actor, await makeDestination("partnerstack"))).toMatchObject({ status: 404 });
});
