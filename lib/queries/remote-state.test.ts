import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RecordPlace, RemoteState } from "@/lib/contracts/record-page";
import { Problem } from "@/lib/http/problem";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { forgetEnv } from "@/lib/settings/env";
import { database } from "@/lib/store/database";
import { type FixtureSync, makeSync, runOver } from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import { addCustomers, customerConfig, payment, paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { recordPage } from "./record-page";
import { remoteState } from "./remote-state";

useTestDatabase();

let account: SandboxAccount;
beforeAll(async () => {
  account = await openSandboxAccount({ timeoutMs: 400 });
  process.env.SANDBOX_URL = account.url;
  forgetEnv();
});
afterAll(async () => {
  delete process.env.SANDBOX_URL;
  await account.close();
});
beforeEach(async () => {
  await account.client.reset();
  await account.client.setSwitches({ rateLimitPerMinute: null });
});

const never = new AbortController().signal;

async function destinationWithKeys(secret = "sk_sandbox_tests_test"): Promise<number> {
  const { id } = await database().destination.create({
    data: {
      name: "Sandbox",
      type: "partnerstack_sandbox",
      publicKey: "pk_sandbox_tests_test",
      sealedSecret: "-",
    },
  });
  await database().destination.update({
    where: { id },
    data: { sealedSecret: sealSecret("destination", id, secret) },
  });
  return id;
}

const placeOf = ({ destinationId, config }: FixtureSync, key: string): RecordPlace => ({
  destinationId,
  object: config.object,
  key,
});

async function stateOf(place: RecordPlace): Promise<RemoteState> {
  const answer = await remoteState(place, new Date(), never);
  if (answer instanceof Problem) throw answer;
  return answer;
}

describe("a customer in PartnerStack now", () => {
  const rows = [{ id: "c1", email: "c1@example.com" }];

  it("is as it was last sent", async () => {
    const sync = await makeSync(customerConfig, await destinationWithKeys());
    await runOver(sync, rows, account);
    const state = await stateOf(placeOf(sync, "c1"));
    expect(state).toMatchObject({ found: "here", message: "PartnerStack has it." });
    expect(state.answer).toMatchObject({ email: "c1@example.com" });
  });

  it("was changed on the other side, field by field", async () => {
    const sync = await makeSync(customerConfig, await destinationWithKeys());
    await runOver(sync, rows, account);
    await account.wire.call({
      method: "PATCH",
      path: "/customers/c1",
      body: { email: "other@example.com" },
    });
    const state = await stateOf(placeOf(sync, "c1"));
    expect(state.message).toBe("PartnerStack has it, and 1 field differs from what was last sent.");
    expect(state.fields).toContainEqual({
      field: "email",
      sent: "c1@example.com",
      held: "other@example.com",
      differs: true,
    });
  });

  it("is not there any more", async () => {
    const sync = await makeSync(customerConfig, await destinationWithKeys());
    await runOver(sync, rows, account);
    await account.client.reset();
    expect(await stateOf(placeOf(sync, "c1"))).toMatchObject({ found: "absent", answer: null });
  });

  it("cannot be told while PartnerStack refuses the keys or answers with failures", async () => {
    const sync = await makeSync(customerConfig, await destinationWithKeys("wrong"));
    expect(await stateOf(placeOf(sync, "c1"))).toMatchObject({ found: "unknown" });
    const other = await makeSync(customerConfig, await destinationWithKeys());
    await account.client.setSwitches({ faults: { error500BeforeCommit: { probability: 1 } } });
    expect(await stateOf(placeOf(other, "c1"))).toMatchObject({ found: "unknown", fields: [] });
    await account.client.setSwitches({ faults: { error500BeforeCommit: null } });
  });

  it("is not asked for at a destination that is not there", async () => {
    const place = { destinationId: 999_999, object: "customer" as const, key: "c1" };
    expect(await remoteState(place, new Date(), never)).toMatchObject({ status: 404 });
  });
});

describe("a transaction in PartnerStack now", () => {
  it("is listed, with the record of ours that it is", async () => {
    await addCustomers(account, "c1");
    const sync = await makeSync(paymentConfig, await destinationWithKeys());
    await runOver(sync, [payment(1)], account);
    expect(await stateOf(placeOf(sync, "pay_1"))).toMatchObject({
      found: "here",
      message: "PartnerStack lists it.",
      evidence: { candidates: [{ exact: true, amount: "USD 1.25", claimedBy: "pay_1" }] },
    });
  });

  it("is not listed any more", async () => {
    await addCustomers(account, "c1");
    const sync = await makeSync(paymentConfig, await destinationWithKeys());
    await runOver(sync, [payment(1)], account);
    await account.client.reset();
    expect(await stateOf(placeOf(sync, "pay_1"))).toMatchObject({ found: "absent" });
  });

  it("is listed twice where somebody entered it by hand as well", async () => {
    await addCustomers(account, "c1");
    const keyless = {
      ...paymentConfig,
      mappings: paymentConfig.mappings.filter(({ field }) => field !== "key"),
    };
    const sync = await makeSync(keyless, await destinationWithKeys());
    await runOver(sync, [payment(1)], account);
    await account.wire.call({
      method: "POST",
      path: "/transactions",
      body: {
        customer_external_key: "c1",
        amount: 125,
        currency: "USD",
        created_at: Date.parse("2025-03-01T10:00:00Z"),
      },
    });
    expect(await stateOf(placeOf(sync, "pay_1"))).toMatchObject({
      found: "here",
      message: "PartnerStack lists 2 transactions like it.",
    });
  });

  it("cannot be looked for when nothing is kept of what was sent", async () => {
    const sync = await makeSync(paymentConfig, await destinationWithKeys());
    expect(await stateOf(placeOf(sync, "pay_1"))).toMatchObject({ found: "unknown", evidence: null });
  });
});

describe("the page of a record", () => {
  it("tells what is remembered and every run that touched it, dry runs too, newest first, page by page", async () => {
    await addCustomers(account, "c1");
    const sync = await makeSync(paymentConfig, await destinationWithKeys());
    await runOver(sync, [payment(1), payment(2)], { ...account, dryRun: true });
    await runOver(sync, [payment(1), payment(2)], account);
    const page = await recordPage(placeOf(sync, "pay_1"), undefined, 1);
    expect(page).toMatchObject({
      destination: { name: "Sandbox", type: "partnerstack_sandbox" },
      known: { words: "It was sent already, and is not sent a second time.", remoteKey: expect.any(String) },
      records: [{ externalKey: "pay_1", status: "success", dryRun: false }],
    });
    expect(await recordPage(placeOf(sync, "pay_1"), page?.next ?? 0, 1)).toMatchObject({
      records: [{ externalKey: "pay_1", dryRun: true }],
      next: null,
    });
  });

  it("does not exist where nothing is known", async () => {
    const sync = await makeSync(paymentConfig, await destinationWithKeys());
    expect(await recordPage(placeOf(sync, "pay_1"), undefined, 10)).toBeNull();
  });
});
