import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import { memoryTransitions, recordTransitions, runTransitions } from "@/lib/core/states";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";
import {
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  movedClock,
  queueRun,
} from "@/lib/testing/run-fixture";
import { type Machine, type SeenTransition, watchStates } from "@/lib/testing/state-watch";
import { columnMapping } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount();

let seen: () => Promise<SeenTransition[]>;
beforeAll(async () => {
  seen = await watchStates();
});

const payments: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    columnMapping("customer_external_key", "customer"),
    columnMapping("amount", "amount", { amountIn: "minor" }),
    columnMapping("currency", "currency"),
    columnMapping("created_at", "at"),
  ],
};
const customers = (behavior: SyncConfig["behavior"]): SyncConfig => ({
  object: "customer",
  behavior,
  syncKey: "id",
  backfill: "all",
  mappings: [columnMapping("email", "email"), columnMapping("partner_key", "partner")],
});

const anyPayments = fc.array(
  fc.record({
    id: fc.constantFrom(..."abcdefghijklmno"),
    customer: fc.constantFrom("c1", "c1", "nobody"),
    amount: fc.constantFrom("1", "2", "3", "x"),
    currency: fc.constant("USD"),
    at: fc.constant("2026-03-01T10:00:00Z"),
  }),
  { minLength: 1, maxLength: 5 },
);
const anyCustomers = fc.array(
  fc.record({
    id: fc.constantFrom("c1", "c2", "c3", "c4"),
    email: fc.constantFrom("a@example.com", "b@example.com", "c@example.com", "x"),
    partner: fc.constantFrom("gstest", "gstest", "nobody"),
  }),
  { minLength: 1, maxLength: 4 },
);

/** What PartnerStack answers to the calls of one run, one after the other; after the last of them as it is. */
const anyAnswer = fc.constantFrom("as it is", "lost", "lost before", "429", "500", "401", "unreadable");
type Answer = typeof anyAnswer extends fc.Arbitrary<infer Value> ? Value : never;
const anyRun = <Rows>(rows: fc.Arbitrary<Rows>) =>
  fc.record({
    rows,
    answers: fc.array(anyAnswer, { maxLength: 14 }),
    canceledAfter: fc.option(fc.nat(8), { freq: 3 }),
    killedAfter: fc.option(fc.nat(8), { freq: 3 }),
    fullSync: fc.boolean(),
  });
type AnyRun = ReturnType<typeof anyRun<SourceRow[]>> extends fc.Arbitrary<infer Value> ? Value : never;

async function answered(request: Parameters<DestinationWire["call"]>[0], answer: Answer) {
  const response = (status: number, body: { message: string }) => ({
    ...{ kind: "response" as const, status, body, text: JSON.stringify(body), durationMs: 1 },
  });
  switch (answer) {
    case "as it is":
      return account.wire.call(request);
    case "lost":
      await account.wire.call(request);
      return { kind: "lost" as const, reason: "It was lost.", durationMs: 1 };
    case "lost before":
      return { kind: "lost" as const, reason: "It was lost.", durationMs: 1 };
    case "429":
      return response(429, { message: "Too Many Requests" });
    case "500":
      return response(500, { message: "Internal Server Error" });
    case "401":
      return response(401, { message: "Unauthorized" });
    case "unreadable":
      return response(200, { message: "OK" });
    default:
      return answer satisfies never;
  }
}

async function live(sync: FixtureSync, { rows, answers, canceledAfter, killedAfter, fullSync }: AnyRun) {
  const stop = new AbortController();
  let calls = 0;
  const wire: DestinationWire = {
    call: async (request) => {
      const at = calls++;
      if (killedAfter !== null && at > killedAfter) throw new Error("killed");
      if (canceledAfter === at) stop.abort("canceled");
      return answered(request, answers[at] ?? "as it is");
    },
  };
  const runId = await queueRun(sync);
  const options = { clock: movedClock(), fullSync, attemptsLimit: 2, policy: { lotSize: 2, attempts: 2 } };
  const context = await leaseContext(sync, runId, rows, { ...options, wire, signal: stop.signal });
  const killed = await finishContext(context).then(
    () => false,
    () => true,
  );
  if (!killed) return;
  await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
  await finishContext(await leaseContext(sync, runId, rows, { ...options, wire: account.wire }));
}

/** On a slow machine too, so that the walks have gone far enough to show something. */
const fewestWalks = 12;
const until = () => performance.now() + Number(process.env.PROPERTY_MS ?? 5_000);

it("lets random walks of the engine change states only as the tables say", { timeout: 180_000 }, async () => {
  const beginnings: Record<Machine, string[]> = {
    run: ["queued", "skipped"],
    record: ["planned", "invalid"],
    memory: ["reserved", "skipped", "synced", "rejected", "no_match"],
  };
  const tables = { run: runTransitions, record: recordTransitions, memory: memoryTransitions };
  const end = until();
  let walks = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRun(anyPayments), { minLength: 1, maxLength: 3 }),
      fc.array(anyRun(anyCustomers), { minLength: 1, maxLength: 3 }),
      fc.constantFrom("update_or_create", "update_only"),
      async (events, records, behavior) => {
        if (performance.now() > end && walks >= fewestWalks) return;
        walks += 1;
        await account.client.reset();
        await account.client.setSwitches({ rateLimitPerMinute: null });
        const body = { customer_key: "c1", email: "c1@example.com", partner_key: "gstest" };
        await account.wire.call({ method: "POST", path: "/customers", body });
        const sync = await makeSync(payments);
        for (const run of events) await live(sync, run as AnyRun);
        const other = await makeSync(customers(behavior), sync.destinationId);
        for (const run of records) await live(other, run as AnyRun);
      },
    ),
    { numRuns: 1_000 },
  );
  const all = await seen();
  const wrong = all.filter(({ machine, from, to }) => {
    if (from === null) return !beginnings[machine].includes(to);
    const table: Record<string, readonly string[]> = tables[machine];
    return !table[from]?.includes(to);
  });
  expect(wrong).toEqual([]);
  const steps = all.map(({ machine, from, to }) => `${machine} ${from} ${to}`);
  expect(steps).toEqual(expect.arrayContaining(["record sending success", "memory reserved sent"]));
});
