import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "@/lib/core/change";
import type { StoredPlan } from "@/lib/core/plan-summary";
import type { PlannedRecord, RunScope } from "@/lib/core/ports";
import { makeSync, queueRun } from "@/lib/testing/run-fixture";
import { invoiceConfig } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { pool } from "./database";
import { summarizePlan } from "./plan-summary";
import { takeLease } from "./run-lease";
import { clearPlan, invalidateDuplicates, writePlan } from "./run-plan";

useTestDatabase();

let scope: RunScope;
beforeAll(async () => {
  const { syncId, destinationId, ...sync } = await makeSync(invoiceConfig);
  const runId = await queueRun({ syncId, destinationId, ...sync });
  const leased = await takeLease(pool(), runId, "test");
  scope = { runId, syncId, destinationId, object: "transaction", fence: leased?.fence ?? 0 };
});

interface Line {
  externalKey: string;
  operation: Operation;
  fingerprint: string;
  changed: { name: string } | null;
  minor: number | null;
}

function planned({ externalKey, operation, fingerprint, changed, minor }: Line): PlannedRecord {
  const payload = { name: "x" };
  return {
    externalKey,
    status: "planned",
    change: { operation, externalKey, remoteKey: null, payload, ...(changed ? { changed } : {}) },
    fingerprint,
    issue: null,
    sourceRow: {},
    rowHash: null,
    money: minor === null ? null : { minor, currency: "USD" },
    before: null,
    alike: null,
    occurredAt: null,
  };
}

const noCounts = { records: 0, unchanged: 0, changed: 0, invalid: 0 };

async function summarized(lines: Line[]): Promise<StoredPlan> {
  await clearPlan(pool(), scope);
  if (lines.length > 0) await writePlan(pool(), scope, lines.map(planned));
  return summarizePlan(pool(), scope, noCounts);
}

const word = fc.string({ minLength: 1, maxLength: 8 }).map((text) => text.replaceAll("\u0000", "") || "0");
const line: fc.Arbitrary<Line> = fc.record({
  externalKey: word,
  operation: fc.constantFrom("upsert", "update", "send"),
  fingerprint: word,
  changed: fc.option(fc.record({ name: word })),
  minor: fc.option(fc.integer({ min: -1_000, max: 1_000 })),
});
const lines = fc.uniqueArray(line, {
  minLength: 1,
  maxLength: 12,
  selector: ({ externalKey }) => externalKey,
});
const few = { numRuns: 40 };

describe("the digest of a plan", () => {
  it("is the same in whatever order the rows were read", async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (plan) => {
        const { digest } = await summarized(plan);
        expect((await summarized(plan.toReversed())).digest).toBe(digest);
      }),
      few,
    );
  });

  it("is another one when a record is missing or there is one more", async () => {
    await fc.assert(
      fc.asyncProperty(lines, line, async (plan, more) => {
        fc.pre(plan.every(({ externalKey }) => externalKey !== more.externalKey));
        const { digest } = await summarized(plan);
        expect((await summarized([...plan, more])).digest).not.toBe(digest);
        expect((await summarized(plan.slice(1))).digest).not.toBe(digest);
      }),
      few,
    );
  });

  it("is another one when key, payload, operation or what an update sends is another one", async () => {
    const alterations: ((line: Line) => Line)[] = [
      (one) => ({ ...one, externalKey: `${one.externalKey}+` }),
      (one) => ({ ...one, fingerprint: `${one.fingerprint}+` }),
      (one) => ({ ...one, operation: one.operation === "send" ? "update" : "send" }),
      (one) => ({ ...one, changed: { name: `${one.changed?.name ?? ""}+` } }),
    ];
    await fc.assert(
      fc.asyncProperty(lines, fc.nat(), fc.constantFrom(...alterations), async (plan, at, alter) => {
        const place = at % plan.length;
        const { digest } = await summarized(plan);
        const altered = plan.map((one, index) => (index === place ? alter(one) : one));
        expect((await summarized(altered)).digest).not.toBe(digest);
      }),
      few,
    );
  });

  it("does not take two values for one because they stand side by side", async () => {
    const base = { operation: "send" as const, changed: null, minor: null };
    const { digest } = await summarized([{ ...base, externalKey: 'a","send', fingerprint: "b" }]);
    expect((await summarized([{ ...base, externalKey: "a", fingerprint: 'send","b' }])).digest).not.toBe(
      digest,
    );
  });
});

describe("the summary of a plan", () => {
  it("adds up operations and money, and is empty for an empty plan", async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (plan) => {
        const { summary } = await summarized(plan.map((one) => ({ ...one, operation: "send" })));
        const amounts = plan.flatMap(({ minor }) => minor ?? []);
        expect(summary.operations.send).toBe(plan.length);
        expect(summary.money).toEqual(
          amounts.length === 0
            ? []
            : [
                {
                  currency: "USD",
                  records: amounts.length,
                  total: String(amounts.reduce((sum, minor) => sum + minor, 0)),
                  largest: expect.toSatisfy(
                    (text: string) => Math.abs(Number(text)) === Math.max(...amounts.map(Math.abs)),
                  ),
                  smallest: String(Math.min(...amounts)),
                },
              ],
        );
      }),
      few,
    );
    expect(await summarized([])).toMatchObject({ digest: `0-${"0".repeat(32)}`, summary: { money: [] } });
  });

  it("leaves out what a late duplicate took out of the plan", async () => {
    const one: Line = { externalKey: "a", operation: "send", fingerprint: "f", changed: null, minor: 5 };
    const without = await summarized([{ ...one, externalKey: "b" }]);
    await summarized([one, { ...one, externalKey: "b" }]);
    const duplicate = { code: "key_duplicate" as const, message: "Twice.", hint: "" };
    await invalidateDuplicates(pool(), scope, ["a"], duplicate);
    expect(await summarizePlan(pool(), scope, noCounts)).toEqual(without);
  });
});
