import { expect, it } from "vitest";
import { database } from "@/lib/store/database";
import type { Prisma } from "@/lib/store/generated/client";
import { type FixtureSync, makeSync, queueRun } from "@/lib/testing/run-fixture";
import { paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { home } from "./home";

useTestDatabase();

async function endedRun(sync: FixtureSync, data: Prisma.RunUpdateInput): Promise<number> {
  const id = await queueRun(sync);
  await database().run.update({
    where: { id },
    data: { status: "completed", finishedAt: new Date(), plannedAt: new Date(), ...data },
  });
  return id;
}

const attention = async () =>
  (await home()).attention.flatMap(({ kind, title, href }) =>
    kind === "no_worker" ? [] : [`${title} -> ${href}`],
  );

it("tells what the last run of the whole dataset left, whatever a retry of a few keys did after it", async () => {
  const sync = await makeSync(paymentConfig);
  const run = await endedRun(sync, { rejected: 4 });
  await endedRun(sync, { retry: true, success: 1 });
  expect(await attention()).toEqual([`Test: 4 records rejected -> /runs/${run}?status=rejected`]);
  await database().sync.update({ where: { id: sync.syncId }, data: { deletedAt: new Date() } });
});

it("keeps an uncertain record on the list until somebody decides, however many runs came after", async () => {
  const sync = await makeSync(paymentConfig);
  const run = await endedRun(sync, { uncertain: 1 });
  const record = await database().runRecord.create({
    data: {
      runId: run,
      syncId: sync.syncId,
      destinationId: sync.destinationId,
      object: "transaction",
      externalKey: "pay_1",
      status: "uncertain",
      sourceRow: {},
    },
  });
  await endedRun(sync, { success: 5 });
  expect(await attention()).toEqual([`Test: 1 record uncertain -> /runs/${run}?status=uncertain`]);
  await database().runRecord.update({ where: { id: record.id }, data: { status: "success" } });
  expect(await attention()).toEqual([]);
});

it("adds up what PartnerStack was sent, and no money of the sandbox", async () => {
  const sandbox = await makeSync(paymentConfig);
  await endedRun(sandbox, { moneySent: { USD: "100000" } });
  const destination = await database().destination.create({
    data: { name: "PartnerStack", type: "partnerstack", publicKey: "pk_live", sealedSecret: "-" },
  });
  const real = await makeSync(paymentConfig, destination.id);
  await endedRun(real, { moneySent: { USD: "198" } });
  await endedRun(real, { moneySent: { USD: "2", EUR: "5" } });
  expect((await home()).money.map(({ shown }) => shown)).toEqual(["EUR 0.05", "USD 2.00"]);
});
