import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import type { SwitchesPatch } from "@/lib/destinations/partnerstack/sandbox/switches";
import { database } from "@/lib/store/database";
import {
  type FixtureSync,
  finishContext,
  leaseContext,
  makeSync,
  movedClock,
  queueRun,
  runOver,
} from "@/lib/testing/run-fixture";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import { columnMapping } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";

useTestDatabase();

// The other side lives by the same clock as the engine: its lags pass while the engine sleeps, and nobody waits.
const clock = movedClock();
let account: SandboxAccount;
beforeAll(async () => {
  account = await openSandboxAccount({ timeoutMs: 2_000, now: () => clock.now().getTime() });
});
afterAll(() => account.close());

/** What happens around one state of the source: the faults of PartnerStack, and how often the worker dies. */
interface Times {
  switches: SwitchesPatch;
  /** After so many calls each. */
  deaths: number[];
}

const share = fc.integer({ min: 0, max: 10 }).map((percent) => percent / 100);
const rule = share.map((probability) => (probability === 0 ? null : { probability }));
const posts = share.map((probability) =>
  probability === 0 ? null : { probability, method: "POST" as const },
);
const maybeDone = fc
  .tuple(share, fc.boolean())
  .map(([probability, commit]) => (probability === 0 ? null : { probability, commit }));

const anyTimes: fc.Arbitrary<Times> = fc.record({
  switches: fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    duplicateTransactionKey: fc.constantFrom("409", "400", "200-existing", "200-duplicate-row"),
    duplicateCustomerKey: fc.constantFrom("409", "400", "200-existing"),
    createdBounds: fc.constantFrom("inclusive", "exclusive"),
    createdStatus: fc.constantFrom("200", "201"),
    delayedVisibilityMs: fc.constantFrom(0, 0, 3_000),
    listLagMs: fc.constantFrom(0, 0, 9_000),
    faults: fc.record({
      throttle429: rule,
      error500BeforeCommit: posts,
      error500AfterCommit: posts,
      dropBeforeCommit: rule,
      dropAfterCommit: rule,
      html502: maybeDone,
      okWithoutData: maybeDone,
    }),
  }),
  deaths: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
});

/**
 * Where a customer can neither be read yet nor be told from a new one when it is created again, nothing shows that it
 * was not written.
 */
function inSight({ switches, deaths }: Times): Times {
  const isHidden = switches.duplicateCustomerKey === "200-existing";
  return { deaths, switches: isHidden ? { ...switches, delayedVisibilityMs: 0 } : switches };
}

const clear: SwitchesPatch = {
  delayedVisibilityMs: 0,
  listLagMs: 0,
  faults: {
    throttle429: null,
    error500BeforeCommit: null,
    error500AfterCommit: null,
    dropBeforeCommit: null,
    dropAfterCommit: null,
    html502: null,
    okWithoutData: null,
  },
};

/** Refused calls are tried until they get through, and small lots make many moments to die in. */
const policy = { attempts: 12, lotSize: 3, lots: 2 };

/** As many histories as fit into the time: an example that began is seen to its end, or it would reach into the next. */
function fits<Example>(ms: number, check: (example: Example) => Promise<void>) {
  const until = performance.now() + ms;
  return async (example: Example) => {
    if (performance.now() < until) await check(example);
  };
}
const manyRuns = { numRuns: 1_000, endOnFailure: false };
const budgetMs = Number(process.env.PROPERTY_MS ?? 5_000);

/** Runs a state of the source to its end, in new hands after every death. */
async function live(sync: FixtureSync, rows: SourceRow[], { switches, deaths }: Times) {
  await account.client.setSwitches(switches);
  const runId = await queueRun(sync);
  for (const calls of deaths) {
    const dying = await leaseContext(sync, runId, rows, { wire: diesAfter(calls), clock, policy });
    const died = await finishContext(dying).then(
      () => false,
      () => true,
    );
    if (!died) return;
    await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
  }
  await finishContext(await leaseContext(sync, runId, rows, { wire: account.wire, clock, policy }));
}

/** The process dies at its n-th call, after it was made: nothing of what came back is known, and no other call is made. */
function diesAfter(calls: number): DestinationWire {
  let made = 0;
  return {
    call: async (request) => {
      made += 1;
      if (made > calls) throw new Error("killed");
      const reply = await account.wire.call(request);
      if (made >= calls) throw new Error("killed");
      return reply;
    },
  };
}

/** Undisturbed runs until one has nothing to do. */
async function settle(sync: FixtureSync, rows: SourceRow[]) {
  await account.client.setSwitches(clear);
  for (let round = 0; round < 4; round++) {
    const { changed } = await runOver(sync, rows, { wire: account.wire, clock, policy });
    if (changed === 0n) return;
  }
}

async function emptyAccount() {
  await account.client.reset();
  await account.client.setSwitches({ rateLimitPerMinute: null });
}

const payments = (withKey: boolean): SyncConfig => ({
  object: "transaction",
  behavior: "send",
  syncKey: "id",
  backfill: "all",
  mappings: [
    ...(withKey ? [columnMapping("key", "id")] : []),
    columnMapping("customer_external_key", "customer"),
    columnMapping("amount", "amount", { amountIn: "decimal" }),
    columnMapping("currency", "currency"),
    columnMapping("created_at", "at"),
  ],
});

// Few different values, so that many payments are alike in everything but their id.
const anyPayment = fc.record({
  customer: fc.constantFrom("c1", "c2"),
  amount: fc.constantFrom("1.00", "2.50", "-2.50", "0"),
  currency: fc.constantFrom("USD", "USD", "KWD"),
  at: fc.constantFrom("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", "2026-10-02T00:00:00.123Z"),
});
const anyLog = fc.array(
  fc.record({ more: fc.array(anyPayment, { minLength: 1, maxLength: 7 }), times: anyTimes }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

it.each([true, false])(
  "whatever happens, every transaction of a growing log is there once at the end (key sent along: %s)",
  { timeout: 60_000 },
  async (withKey) => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fits(budgetMs, async (log) => {
          await emptyAccount();
          for (const key of ["c1", "c2"]) {
            const body = { customer_key: key, email: `${key}@example.com`, partner_key: "gstest" };
            await account.wire.call({ method: "POST", path: "/customers", body });
          }
          const sync = await makeSync(payments(withKey));
          const rows: SourceRow[] = [];
          for (const { more, times } of log) {
            for (const payment of more) rows.push({ id: `pay_${rows.length + 1}`, ...payment });
            await live(sync, rows, times);
          }
          await settle(sync, rows);
          const { transactions } = await account.client.transactions({ limit: 100 });
          const there = transactions.map((one) => [
            withKey ? one.key : "",
            one.customer.external_key,
            one.amount,
            one.currency,
            new Date(one.created_at).getTime(),
          ]);
          const wanted = rows.map((row) => [
            withKey ? row.id : "",
            row.customer,
            Math.round(Number(row.amount) * (row.currency === "KWD" ? 1_000 : 100)) + 0,
            row.currency,
            new Date(String(row.at)).getTime(),
          ]);
          expect(there.map(String).sort()).toEqual(wanted.map(String).sort());
        }),
      ),
      manyRuns,
    );
  },
);

const customers: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "id",
  backfill: "all",
  mappings: [
    columnMapping("email", "email"),
    columnMapping("name", "name"),
    columnMapping("provider_key", "provider", { syncNull: true }),
    columnMapping("partner_key", "partner"),
    columnMapping("meta.plan", "plan"),
    columnMapping("meta.segment", "segment", { mode: "only_if_empty" }),
  ],
};

const ids = ["c1", "c2", "c3", "c4"];
const anyCustomers = fc.record(
  Object.fromEntries(
    ids.map((id) => [
      id,
      fc.option(
        fc.record({
          id: fc.constant(id),
          email: fc.constantFrom(`${id}@one.example.com`, `${id}@two.example.com`),
          name: fc.constantFrom("Ann", "Bo", null),
          provider: fc.constantFrom("cus_1", "cus_2", null),
          partner: fc.constant("gstest"),
          plan: fc.constantFrom("free", "pro", null),
          segment: fc.constantFrom("small", "large", null),
        }),
        { freq: 4 },
      ),
    ]),
  ),
);
const anyStates = fc.array(fc.record({ state: anyCustomers, times: anyTimes }), {
  minLength: 1,
  maxLength: 4,
});

it("whatever happens, customers are at the end as the source last had them", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyStates,
      fits(budgetMs, async (states) => {
        await emptyAccount();
        const sync = await makeSync(customers);
        const last = new Map<string, SourceRow>();
        for (const { state, times } of states) {
          const rows = Object.values(state).filter((row) => row !== null);
          for (const row of rows) last.set(row.id, lastKnown(last.get(row.id), row));
          await live(sync, rows, inSight(times));
          // A state that never got through is none that the other side can be held to: each one settles.
          await settle(sync, rows);
        }
        const page = await account.client.customers({ limit: 100 });
        const there = page.customers.map((one) => ({
          id: one.external_key,
          email: one.email,
          name: one.name,
          provider: one.provider_key,
          partner: one.partner_key,
          plan: one.field_data.plan ?? null,
          segment: one.field_data.segment ?? null,
        }));
        expect(there.sort(byId)).toEqual([...last.values()].sort(byId));
      }),
    ),
    manyRuns,
  );
});

/**
 * What PartnerStack shall hold after a row: an empty cell leaves a field as it is, except where null is synced, and
 * Only If Empty keeps the first value.
 */
function lastKnown(before: SourceRow | undefined, row: SourceRow): SourceRow {
  if (!before) return row;
  const set = (field: string) => row[field] ?? before[field] ?? null;
  return {
    ...row,
    name: set("name"),
    plan: set("plan"),
    segment: before.segment ?? row.segment ?? null,
  };
}

const byId = (a: { id?: unknown }, b: { id?: unknown }) => String(a.id).localeCompare(String(b.id));
