import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { RecordStatus } from "@/lib/core/states";
import { Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import type { RecordSelection } from "@/lib/store/record-selection";
import { type FixtureSync, finishContext, leaseContext, makeSync, queueRun } from "@/lib/testing/run-fixture";
import { addCustomers, payment, paymentConfig } from "@/lib/testing/sandbox-payments";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";
import { dismissRecords } from "./dismiss-records";
import { resolveRecord } from "./resolve-record";
import { restoreRecords } from "./restore-records";
import { retryRecords } from "./retry-records";

useTestDatabase();
const account = useSandboxAccount();

const actor = testActor();
afterAll(() => stopQueue());

/** Without a key of its own PartnerStack would take a payment twice; here each has an amount of its own to tell them by. */
const keyless = { ...paymentConfig, mappings: paymentConfig.mappings.filter(({ field }) => field !== "key") };
const statuses: RecordStatus[] = ["success", "rejected", "invalid", "uncertain"];
const memoryOf = { success: "sent", rejected: "rejected", uncertain: "uncertain" } as const;

interface Decided {
  sync: FixtureSync;
  runId: number;
  ids: number[];
}

/** A run that ended with these outcomes, as its books would say. */
async function endedRun(outcomes: RecordStatus[]): Promise<Decided> {
  const sync = await makeSync(keyless);
  const runId = await queueRun(sync);
  const place = { destinationId: sync.destinationId, object: "transaction" };
  const ids: number[] = [];
  for (const [at, status] of outcomes.entries()) {
    const externalKey = `pay_${at + 1}`;
    const record = await database().runRecord.create({
      data: {
        ...place,
        runId,
        syncId: sync.syncId,
        externalKey,
        status,
        issueCode: status === "success" ? null : "refused",
        issueMessage: "No.",
        sourceRow: payment(at + 1),
        fingerprint: status === "invalid" ? null : "f",
        amountMinor: 100n,
        currency: "USD",
      },
    });
    ids.push(Number(record.id));
    const state = memoryOf[status as keyof typeof memoryOf];
    if (state)
      await database().memory.create({
        data: { ...place, externalKey, state, fingerprint: "f", lastRecordId: record.id },
      });
  }
  const count = (status: RecordStatus) => outcomes.filter((outcome) => outcome === status).length;
  await database().run.update({
    where: { id: runId },
    data: {
      status: "completed",
      plannedAt: new Date(),
      records: outcomes.length + 3,
      unchanged: 3,
      changed: outcomes.length - count("invalid"),
      invalid: count("invalid"),
      success: count("success"),
      rejected: count("rejected"),
      uncertain: count("uncertain"),
      moneySent: count("success") > 0 ? { USD: String(count("success") * 100) } : {},
    },
  });
  return { sync, runId, ids };
}

type Act =
  | { kind: "dismiss" | "restore" | "retry"; choice: number[] | RecordStatus | "all" }
  | { kind: "arrived" | "send_again"; record: number }
  | { kind: "work" };

const places = fc.nat(7);
const anyChoice = fc.oneof(
  fc.uniqueArray(places, { minLength: 1, maxLength: 4 }),
  fc.constantFrom<RecordStatus | "all">("rejected", "invalid", "uncertain", "dismissed", "all"),
);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom("dismiss", "restore", "retry"), choice: anyChoice }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("arrived", "send_again"), record: places }) },
  { weight: 1, arbitrary: fc.constant({ kind: "work" } as const) },
);

async function perform({ sync, runId, ids }: Decided, act: Act): Promise<void> {
  const idAt = (at: number) => ids[at % ids.length] ?? 0;
  const chosen = (choice: number[] | RecordStatus | "all"): RecordSelection =>
    Array.isArray(choice)
      ? { ids: choice.map(idAt) }
      : { filter: choice === "all" ? {} : { status: choice } };
  switch (act.kind) {
    case "dismiss":
      await dismissRecords(actor, runId, { selection: chosen(act.choice), note: "Let go" });
      return;
    case "restore":
      await restoreRecords(actor, runId, chosen(act.choice));
      return;
    case "retry":
      await retryRecords(actor, runId, chosen(act.choice));
      return;
    case "arrived":
      await resolveRecord(actor, idAt(act.record), { decision: "arrived" });
      return;
    case "send_again": {
      const answer = await resolveRecord(actor, idAt(act.record), { decision: "send_again", note: "Again" });
      // The ledger may know better by now; then it says so, and nothing happens.
      if (answer instanceof Problem) expect(answer.status).toBe(409);
      return;
    }
    case "work":
      return workQueued(sync, ids.length);
    default:
      return act satisfies never;
  }
}

/** Every retry that waits, over rows that are all good by now. */
async function workQueued(sync: FixtureSync, count: number): Promise<void> {
  const waiting = await database().run.findMany({ where: { syncId: sync.syncId, status: "queued" } });
  const rows = Array.from({ length: count }, (_, at) => payment(at + 1));
  for (const { id } of waiting) await finishContext(await leaseContext(sync, id, rows, account));
}

async function expectSumsOfEveryRun(syncId: number): Promise<void> {
  for (const row of await database().run.findMany({ where: { syncId, plannedAt: { not: null } } })) {
    const { counts, moneySent } = runView(row);
    expect(counts.records).toBe(counts.unchanged + counts.changed + counts.invalid);
    const { success, rejected, noMatch, uncertain, dismissed, unsent } = counts;
    expect(counts.changed).toBe(success + rejected + noMatch + uncertain + dismissed + unsent);
    expect(unsent).toBe(0);

    const stored = await database().runRecord.groupBy({
      by: ["status"],
      where: { runId: row.id },
      _count: true,
      _sum: { amountMinor: true },
    });
    const count = (status: RecordStatus) => stored.find((group) => group.status === status)?._count ?? 0;
    expect({ ...counts }).toMatchObject({
      success: count("success"),
      rejected: count("rejected"),
      invalid: count("invalid"),
      uncertain: count("uncertain"),
      dismissed: count("dismissed"),
    });
    const sum = Number(stored.find(({ status }) => status === "success")?._sum.amountMinor ?? 0n);
    expect(moneySent[0]?.minor ?? 0).toBe(sum);
  }
}

/** Nothing arrived a second time, and nothing at all of what the ledger held as sent or as in doubt. */
async function expectNothingTwice({ runId }: Decided, outcomes: RecordStatus[]): Promise<void> {
  const { transactions } = await account.client.transactions({ limit: 10_000 });
  const amounts = transactions.map(({ amount }) => amount);
  expect(new Set(amounts).size).toBe(amounts.length);
  const records = await database().runRecord.findMany({ where: { runId }, orderBy: { id: "asc" } });
  for (const [at, record] of records.entries()) {
    const began = outcomes[at];
    const held = began === "success" || (began === "uncertain" && record.retriedIn === null);
    if (held) expect(amounts).not.toContain((at + 1) * 100 + 25);
  }
}

it("keeps every sum true and sends nothing twice, whatever people decide in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...statuses), { minLength: 1, maxLength: 8 }),
      fc.array(anyAct, { minLength: 1, maxLength: 12 }),
      async (outcomes, acts) => {
        await account.client.reset();
        await account.client.setSwitches({ rateLimitPerMinute: null });
        await addCustomers(account, "c1");
        const decided = await endedRun(outcomes);
        for (const act of acts) {
          await perform(decided, act);
          await expectSumsOfEveryRun(decided.sync.syncId);
        }
        await workQueued(decided.sync, outcomes.length);
        await expectSumsOfEveryRun(decided.sync.syncId);
        await expectNothingTwice(decided, outcomes);
      },
    ),
    { numRuns: 40 },
  );
}, 180_000);
