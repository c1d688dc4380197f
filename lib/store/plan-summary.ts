import type { Pool } from "pg";
import { type PlanSummary, planSummary, type StoredPlan } from "@/lib/core/plan-summary";
import type { PlanCounts, RunScope } from "@/lib/core/ports";

interface GroupRow {
  operation: keyof PlanSummary["operations"];
  currency: string | null;
  records: number;
  total: string | null;
  highest: string | null;
  lowest: string | null;
  latest: number | null;
  high: string;
  low: string;
}

/**
 * What the plan of a run would do, in one pass over its rows where they are stored, so that records which a late
 * duplicate took out of the plan again are left out here too.
 *
 * The digest adds up two 64-bit numbers of each record's SHA-256, so it is the same in whatever order the rows were
 * read, and another record, value or operation changes it. It goes by the mapped payload (fingerprint) and by the
 * fields that an update sends, not by the date of planning that completes a transaction without one.
 */
export async function summarizePlan(
  pool: Pool,
  { runId, object }: RunScope,
  counts: PlanCounts,
): Promise<StoredPlan> {
  const { rows } = await pool.query<GroupRow>(
    `SELECT operation, currency, count(*)::int AS records, sum("amountMinor")::text AS total,
       max("amountMinor")::text AS highest, min("amountMinor")::text AS lowest,
       (extract(epoch FROM max("occurredAt")) * 1000)::float8 AS latest,
       sum(('x' || substr(digest, 1, 16))::bit(64)::bigint::numeric)::text AS high,
       sum(('x' || substr(digest, 17, 16))::bit(64)::bigint::numeric)::text AS low
     FROM (SELECT operation, currency, "amountMinor", "occurredAt",
         encode(sha256(convert_to(jsonb_build_array("externalKey", operation, fingerprint, change->'changed')::text, 'UTF8')), 'hex') AS digest
       FROM "RunRecord" WHERE "runId" = $1 AND status = 'planned') AS planned
     GROUP BY operation, currency ORDER BY operation, currency`,
    [runId],
  );
  const records = (operation: GroupRow["operation"]) =>
    rows.filter((row) => row.operation === operation).reduce((sum, row) => sum + row.records, 0);
  const latest = rows.flatMap((row) => row.latest ?? []);
  return {
    summary: {
      object,
      operations: {
        create: records("create"),
        update: records("update"),
        upsert: records("upsert"),
        send: records("send"),
      },
      unchanged: counts.unchanged,
      invalid: counts.invalid,
      money: rows.flatMap(moneyOf),
      latest: latest.length > 0 ? Math.max(...latest) : null,
    },
    digest: digestOf(rows),
  };
}

/** Only events carry money, and all of them have one operation: a group is a currency. */
function moneyOf({ currency, records, total, highest, lowest }: GroupRow): PlanSummary["money"] {
  if (currency === null || total === null || highest === null || lowest === null) return [];
  const largest = BigInt(highest) >= -BigInt(lowest) ? highest : lowest;
  return [{ currency, records, total, largest, smallest: lowest }];
}

function digestOf(rows: GroupRow[]): string {
  const lane = (of: (row: GroupRow) => string) =>
    BigInt.asUintN(
      64,
      rows.reduce((sum, row) => sum + BigInt(of(row)), 0n),
    )
      .toString(16)
      .padStart(16, "0");
  const records = rows.reduce((sum, row) => sum + row.records, 0);
  return `${records}-${lane((row) => row.high)}${lane((row) => row.low)}`;
}

/** The plan of a run as it was stored when it was complete; null before that. */
export async function findPlan(pool: Pool, runId: number): Promise<StoredPlan | null> {
  const { rows } = await pool.query<{ planSummary: unknown; planDigest: string | null }>(
    `SELECT "planSummary", "planDigest" FROM "Run" WHERE id = $1`,
    [runId],
  );
  const [row] = rows;
  if (!row || row.planDigest === null) return null;
  return { summary: planSummary.parse(row.planSummary), digest: row.planDigest };
}

/** See RunBooks.storedPlan. */
export async function storedPlan(pool: Pool, { runId }: RunScope): Promise<StoredPlan> {
  const plan = await findPlan(pool, runId);
  if (!plan) throw new Error(`The plan of run ${runId} is not complete.`);
  return plan;
}
