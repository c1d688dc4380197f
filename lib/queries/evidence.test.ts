import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EvidenceView } from "@/lib/contracts/evidence";
import { Problem } from "@/lib/http/problem";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { forgetEnv } from "@/lib/settings/env";
import { database } from "@/lib/store/database";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import { addCustomers, payment, paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { lookAgain } from "./evidence";
import { recordDetail } from "./run-records";

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
  await addCustomers(account, "c1");
});

const never = new AbortController().signal;
const keyless = { ...paymentConfig, mappings: paymentConfig.mappings.filter(({ field }) => field !== "key") };

/** A destination row with the keys of the sandbox account, and a sync whose one record nobody could prove. */
async function uncertainRecord(): Promise<{ id: number; syncId: number }> {
  const { id: destinationId } = await database().destination.create({
    data: {
      name: "Sandbox",
      type: "partnerstack_sandbox",
      publicKey: "pk_sandbox_tests_test",
      sealedSecret: "-",
    },
  });
  await database().destination.update({
    where: { id: destinationId },
    data: { sealedSecret: sealSecret("destination", destinationId, "sk_sandbox_tests_test") },
  });
  const sync = await makeSync(keyless, destinationId);
  await account.client.setSwitches({
    faults: {
      dropAfterCommit: { probability: 1, method: "POST" },
      error500BeforeCommit: { probability: 1, method: "GET", path: "/transactions" },
    },
  });
  const run = await runOver(sync, [payment(1)], account);
  await account.client.setSwitches({ faults: { dropAfterCommit: null, error500BeforeCommit: null } });
  const record = await database().runRecord.findFirstOrThrow({
    where: { runId: run.id, status: "uncertain" },
  });
  return { id: Number(record.id), syncId: sync.syncId };
}

async function found(id: number): Promise<EvidenceView> {
  const answer = await lookAgain(id, never);
  if (answer instanceof Problem) throw answer;
  return answer;
}

describe("looking again at an uncertain transaction", () => {
  it("shows what PartnerStack lists now that could be it", async () => {
    const { id } = await uncertainRecord();
    expect((await recordDetail(id))?.evidence).toMatchObject({ candidates: [], broken: expect.any(String) });
    const [held] = (await account.client.transactions()).transactions;
    expect(await found(id)).toMatchObject({
      listed: 1,
      broken: null,
      candidates: [
        {
          remoteKey: held?.key,
          amount: "USD 1.25",
          createdAt: "2025-03-01T10:00:00.000Z",
          exact: true,
          claimedBy: null,
        },
      ],
    });
    expect((await recordDetail(id))?.evidence?.candidates).toEqual([]);
  });

  it("names the record of ours that a transaction explains already", async () => {
    const { id, syncId } = await uncertainRecord();
    const [held] = (await account.client.transactions()).transactions;
    const { destinationId } = await database().sync.findUniqueOrThrow({ where: { id: syncId } });
    await database().memory.create({
      data: {
        destinationId,
        object: "transaction",
        externalKey: "pay_7",
        state: "sent",
        fingerprint: "f",
        remoteKey: held?.key ?? null,
      },
    });
    expect((await found(id)).candidates).toMatchObject([{ claimedBy: "pay_7" }]);
  });

  it("says plainly when PartnerStack refuses the keys, or the record was decided on", async () => {
    const { id, syncId } = await uncertainRecord();
    const { destinationId } = await database().sync.findUniqueOrThrow({ where: { id: syncId } });
    await database().destination.update({
      where: { id: destinationId },
      data: { sealedSecret: sealSecret("destination", destinationId, "wrong") },
    });
    expect(await lookAgain(id, never)).toMatchObject({ status: 502, code: "keys_refused" });
    await database().runRecord.update({ where: { id }, data: { status: "success" } });
    expect(await lookAgain(id, never)).toMatchObject({ status: 409 });
    expect(await lookAgain(999_999, never)).toMatchObject({ status: 404 });
  });
});
