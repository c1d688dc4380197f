import type { Pool } from "pg";
import type { Found, Medians, PlanInspector, PlanQuestion } from "@/lib/core/guards/inspector";
import type { RunScope } from "@/lib/core/ports";

/** Accepted amounts of a sync that the past median looks back on, over all currencies. */
const lookBack = 5_000;

interface FoundRow {
  id: string;
  externalKey: string;
  amountMinor: string | null;
  currency: string | null;
  occurredAt: Date | null;
  twin: string | null;
  found: number;
}

/** Looks into the stored plan of one run (core/guards/inspector). */
export function openInspector(pool: Pool, scope: RunScope): PlanInspector {
  return {
    find: (question, examples) => find(pool, scope, question, examples),
    heldRecords: () => heldRecords(pool, scope),
    medians: (fewest) => medians(pool, scope, fewest),
  };
}

async function find(pool: Pool, scope: RunScope, question: PlanQuestion, examples: number): Promise<Found> {
  const { sql, values } = question.kind === "alike" ? alikeQuery(scope, question) : plainQuery(question);
  const { rows } = await pool.query<FoundRow>(`${sql} LIMIT $2`, [scope.runId, examples, ...values]);
  return {
    count: rows[0]?.found ?? 0,
    records: rows.map((row) => ({
      id: BigInt(row.id),
      externalKey: row.externalKey,
      money:
        row.amountMinor === null || row.currency === null
          ? null
          : { minor: Number(row.amountMinor), currency: row.currency },
      occurredAt: row.occurredAt?.getTime() ?? null,
      twin: row.twin,
    })),
  };
}

interface Query {
  sql: string;
  /** From $3 on. */
  values: unknown[];
}

function plainQuery(question: Exclude<PlanQuestion, { kind: "alike" }>): Query {
  const { where, order, values } = conditionOf(question);
  return {
    sql: `SELECT id, "externalKey", "amountMinor", currency, "occurredAt", NULL AS twin, count(*) OVER ()::int AS found
      FROM "RunRecord" WHERE "runId" = $1 AND status = 'planned' AND ${where} ORDER BY ${order}`,
    values,
  };
}

function conditionOf(question: Exclude<PlanQuestion, { kind: "alike" }>): {
  where: string;
  order: string;
  values: unknown[];
} {
  switch (question.kind) {
    case "updates":
      return { where: "operation = 'update'", order: "id", values: [] };
    case "above":
      return {
        where: `currency = $3 AND abs("amountMinor") > $4::numeric`,
        order: `abs("amountMinor") DESC, id`,
        values: [question.currency, question.minor],
      };
    case "non_positive":
      return { where: `"amountMinor" <= 0`, order: `"amountMinor", id`, values: [] };
    case "dated_after":
      return {
        where: `"occurredAt" > to_timestamp($3 / 1000.0)`,
        order: `"occurredAt" DESC, id`,
        values: [question.instant],
      };
    default:
      return question satisfies never;
  }
}

/**
 * Planned events with a neighbour of the same digest: in the plan itself, or in the ledger under another identifier,
 * whichever sync sent it. One look-up by index for each planned event.
 */
function alikeQuery({ destinationId, object }: RunScope, { withinMs }: { withinMs: number }): Query {
  return {
    sql: `WITH planned AS (
        SELECT id, "externalKey", "amountMinor", currency, "occurredAt", alike,
          lag("externalKey") OVER near AS earlier, "occurredAt" - lag("occurredAt") OVER near AS since_earlier,
          lead("externalKey") OVER near AS later, lead("occurredAt") OVER near - "occurredAt" AS until_later
        FROM "RunRecord" WHERE "runId" = $1 AND status = 'planned' AND alike IS NOT NULL
        WINDOW near AS (PARTITION BY alike ORDER BY "occurredAt", id))
      SELECT p.id, p."externalKey", p."amountMinor", p.currency, p."occurredAt", count(*) OVER ()::int AS found,
        coalesce(sent."externalKey", CASE WHEN p.since_earlier <= $3::interval THEN p.earlier ELSE p.later END) AS twin
      FROM planned AS p LEFT JOIN LATERAL (
        SELECT m."externalKey" FROM "Memory" AS m
        WHERE m."destinationId" = $4 AND m.object = $5 AND m.alike = p.alike
          AND m."occurredAt" BETWEEN p."occurredAt" - $3::interval AND p."occurredAt" + $3::interval
          AND m."externalKey" <> p."externalKey" AND m.state IN ('sent', 'reserved', 'uncertain')
        LIMIT 1) AS sent ON true
      WHERE sent."externalKey" IS NOT NULL OR p.since_earlier <= $3::interval OR p.until_later <= $3::interval
      ORDER BY p.id`,
    values: [`${withinMs} milliseconds`, destinationId, object],
  };
}

async function heldRecords(pool: Pool, { destinationId, object }: RunScope): Promise<number> {
  const { rows } = await pool.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM "Memory" WHERE "destinationId" = $1 AND object = $2 AND state = 'synced'`,
    [destinationId, object],
  );
  return rows[0]?.held ?? 0;
}

async function medians(pool: Pool, { runId, syncId }: RunScope, fewest: number): Promise<Medians[]> {
  const { rows } = await pool.query<Record<"currency" | "planned" | "past", string> & { amounts: number }>(
    `WITH past AS (
       SELECT currency, count(*)::int AS amounts, percentile_disc(0.5) WITHIN GROUP (ORDER BY "amountMinor") AS median
       FROM (SELECT currency, "amountMinor" FROM "RunRecord" WHERE "syncId" = $2 AND status = 'success'
         ORDER BY id DESC LIMIT ${lookBack}) AS recent
       WHERE "amountMinor" > 0 AND currency IS NOT NULL GROUP BY currency HAVING count(*) >= $3)
     SELECT p.currency, past.amounts, past.median::text AS past,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY p."amountMinor")::text AS planned
     FROM "RunRecord" AS p JOIN past ON past.currency = p.currency
     WHERE p."runId" = $1 AND p.status = 'planned' AND p."amountMinor" > 0
     GROUP BY p.currency, past.amounts, past.median ORDER BY p.currency`,
    [runId, syncId, fewest],
  );
  return rows.map(({ currency, planned, past, amounts }) => ({
    currency,
    planned: Number(planned),
    past: Number(past),
    pastAmounts: amounts,
  }));
}
