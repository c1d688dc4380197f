import { expect, it } from "vitest";
import type { HomeQuery } from "@/lib/contracts/home";
import { database } from "@/lib/store/database";
import type { Prisma } from "@/lib/store/generated/client";
import { type FixtureSync, makeSync, queueRun } from "@/lib/testing/run-fixture";
import { customerConfig, paymentConfig } from "@/lib/testing/sandbox-payments";
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

const all = { days: 30 } as const;
const attention = async () =>
  (await home(all)).attention.flatMap(({ kind, title, href }) =>
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
  expect((await home(all)).money.map(({ shown }) => shown)).toEqual(["EUR 0.05", "USD 2.00"]);
});

it("counts the records of one object, over the days that were asked for", async () => {
  const payments = await makeSync(paymentConfig);
  const customers = await makeSync(customerConfig);
  const now = new Date("2026-03-31T12:00:00Z");
  const at = (day: string) => ({ finishedAt: new Date(`${day}T08:00:00Z`) });
  await endedRun(payments, { ...at("2026-03-31"), success: 1 });
  await endedRun(customers, { ...at("2026-03-30"), success: 20 });
  await endedRun(customers, { ...at("2026-03-01"), success: 300 });
  const sent = async (query: HomeQuery) =>
    (await home(query, now)).days.map(({ success }) => success).filter((success) => success > 0);
  expect(await sent({ days: 7 })).toEqual([20, 1]);
  expect(await sent({ days: 7, object: "customer" })).toEqual([20]);
  expect(await sent({ days: 90 })).toEqual([300, 20, 1]);
  expect((await home({ days: 90 }, now)).days).toHaveLength(90);
});

it("names a source whose last test failed, and a run that waits for PartnerStack", async () => {
  const sync = await makeSync(paymentConfig);
  const pause = {
    since: new Date().toISOString(),
    reason: "PartnerStack answers 503.",
    nextTryAt: new Date().toISOString(),
  };
  const run = await endedRun(sync, { status: "working", finishedAt: null, pause });
  const checks = [{ label: "Reached the server", ok: false, detail: "Nobody answers on db:5432." }];
  const { id } = await database().source.create({
    data: {
      ...{ name: "Warehouse", type: "postgres", settings: {} },
      lastTest: { ok: false, checks },
      lastTestedAt: new Date(),
    },
  });
  expect(await attention()).toEqual([
    `Warehouse failed its last test -> /sources/${id}`,
    `Test waits for PartnerStack -> /runs/${run}`,
  ]);
  await database().source.delete({ where: { id } });
  await database().sync.update({ where: { id: sync.syncId }, data: { deletedAt: new Date() } });
});

it("shows every sync below its connection, with its newest run", async () => {
  const sync = await makeSync(paymentConfig);
  const run = await endedRun(sync, { success: 5, rejected: 1 });
  const connection = (await home(all)).connections.find(({ id }) => id === sync.destinationId);
  expect(connection?.syncs).toMatchObject([
    {
      id: sync.syncId,
      objectLabel: "Transaction",
      lastRun: { id: run, statusLabel: "Completed with errors", success: 5 },
    },
  ]);
});

it("names a sync whose run was due and has not begun in time", async () => {
  const sync = await makeSync(paymentConfig);
  const now = new Date();
  const due = (minutesAgo: number) =>
    database().sync.update({
      where: { id: sync.syncId },
      data: {
        triggers: { schedule: { frequency: "hourly", minute: 0 }, overdueMinutes: 15 },
        nextRunAt: new Date(now.getTime() - minutesAgo * 60_000),
      },
    });
  const overdue = async () =>
    (await home(all, now)).attention.filter(({ kind }) => kind === "schedule_overdue");
  await due(14);
  expect(await overdue()).toEqual([]);
  await due(16);
  expect(await overdue()).toMatchObject([{ title: "Test is overdue", href: `/syncs/${sync.syncId}` }]);
  await database().sync.update({ where: { id: sync.syncId }, data: { nextRunAt: null } });
});
