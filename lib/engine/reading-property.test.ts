import fc from "fast-check";
import { expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import { database } from "@/lib/store/database";
import { eventConfig, eventRow } from "@/lib/testing/event-rows";
import { beside, finishContext, leaseContext, makeSync, queueRun, runOver } from "@/lib/testing/run-fixture";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";
import { planRun } from "./plan-run";

useTestDatabase();
const account = useSandboxAccount();

const overlapMinutes = 60;

/** What can happen to a source and a sync. A row is at most so late as the overlap reaches. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("add" as const), late: fc.nat(overlapMinutes) }) },
  fc.record({
    do: fc.constant("add_bad" as const),
    late: fc.nat(overlapMinutes),
    fault: fc.constantFrom("customer" as const, "total" as const),
  }),
  fc.record({
    do: fc.constant("add_undated" as const),
    at: fc.constantFrom(null, "soon", "2099-01-01T00:00:00Z"),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.nat(600) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("run" as const), full: fc.boolean() }) },
  fc.record({ do: fc.constant("cancel" as const), after: fc.nat(3) }),
  fc.record({ do: fc.constant("kill" as const), after: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant("overlap" as const), late: fc.nat(overlapMinutes), full: fc.boolean() }),
  fc.record({ do: fc.constant("mend" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

it("loses no row and sends none twice, whatever arrives late, is rejected, canceled, killed or read in full", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const world = await openWorld();
      for (const each of steps) await world.take(each);
      await world.take({ do: "mend" });
      await world.take({ do: "run", full: false });
      expect(await world.sent()).toEqual(world.ids());
    }),
    { numRuns: 60 },
  );
});

async function openWorld() {
  await account.client.reset();
  await account.client.setSwitches({ rateLimitPerMinute: null });
  await addCustomer("c1");
  const sync = await makeSync(eventConfig({ overlapMinutes }));
  const rows: SourceRow[] = [];
  const small = { lotSize: 1, concurrency: 1, batchRows: 2 };
  const options = { ...account, policy: small, attemptsLimit: 1_000 };
  let minute = 1_000;
  let lateCustomers = 0;

  const add = (at: number | string | null, changes: SourceRow = {}) =>
    rows.push(eventRow(rows.length + 1, at, changes));

  async function take(each: Step): Promise<void> {
    switch (each.do) {
      case "add":
        add(minute - each.late);
        return;
      case "add_bad":
        lateCustomers += 1;
        add(
          minute - each.late,
          each.fault === "total" ? { total: "much" } : { customer: `late${lateCustomers}` },
        );
        return;
      case "add_undated":
        add(each.at);
        return;
      case "wait":
        minute += each.minutes;
        return;
      case "run":
        await runOver(sync, [...rows], { ...options, fullSync: each.full });
        return;
      case "cancel": {
        const stop = new AbortController();
        const wire = afterPosts(each.after, () => stop.abort("canceled"));
        await runOver(sync, [...rows], { ...options, wire, signal: stop.signal });
        return;
      }
      case "kill": {
        const runId = await queueRun(sync);
        const wire = afterPosts(each.after, () => {
          throw new Error("killed");
        });
        const dying = await leaseContext(sync, runId, [...rows], { ...options, wire });
        const died = await finishContext(dying).then(
          () => false,
          () => true,
        );
        if (!died) return;
        await database().run.update({ where: { id: runId }, data: { leaseUntil: new Date(0) } });
        await finishContext(await leaseContext(sync, runId, [...rows], options));
        return;
      }
      case "overlap": {
        const before = await leaseContext(sync, await queueRun(sync), [...rows], {
          ...options,
          fullSync: each.full,
        });
        await planRun(before);
        add(minute - each.late);
        await beside(before, async () => leaseContext(sync, await queueRun(sync), [...rows], options)).then(
          finishContext,
        );
        await finishContext({ ...before, planComplete: true });
        return;
      }
      case "mend":
        for (let number = 1; number <= lateCustomers; number++) await addCustomer(`late${number}`);
        rows.forEach((row, at) => {
          if (row.total === "much") rows[at] = { ...row, total: "1.00" };
        });
        return;
      default:
        each satisfies never;
    }
  }

  return {
    take,
    ids: () => rows.map(({ id }) => `event_${id}`).sort(),
    sent: async () => {
      const { transactions } = await account.client.transactions({ limit: 10_000 });
      return transactions.map(({ key }) => key).sort();
    },
  };
}

async function addCustomer(key: string): Promise<void> {
  const body = { customer_key: key, email: `${key}@example.com`, partner_key: "gstest" };
  await account.wire.call({ method: "POST", path: "/customers", body });
}

/** Does something once so many POSTs have been answered; 0 does it at the first call. */
function afterPosts(count: number, act: () => void): DestinationWire {
  let made = 0;
  return {
    call: async (request) => {
      const reply = await account.wire.call(request);
      if (request.method === "POST") made += 1;
      if (made >= count) act();
      return reply;
    },
  };
}
