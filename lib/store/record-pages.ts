import type { RecordStatus } from "@/lib/core/states";
import { pool } from "./database";
import { beginsWith } from "./key-prefix";

export interface RecordFilter {
  status?: string;
  issue?: string;
  operation?: string;
  key?: string;
}

/** The statuses that the index by status holds; the migration names the same. */
const indexed: readonly RecordStatus[] = [
  "planned",
  "invalid",
  "rejected",
  "no_match",
  "uncertain",
  "dismissed",
];
/** True of them, in the words of the index: PostgreSQL uses it only where a query says the same. */
export const hasStatusIndex = `status IN (${indexed.map((status) => `'${status}'`).join(", ")})`;

/** So many records of all runs whose keys begin alike are looked at one by one, before the run itself is looked through. */
const mostAlike = 2_000;

/**
 * The ids of a run's records behind `after`, in the order of the plan. Each filter goes along the one index that was made
 * for it: a comparison of rows, ordered by all its columns, leaves PostgreSQL no other. Left to itself it goes along the
 * primary key when it takes a run for a good part of the table, and reads millions of records of the runs before.
 */
export async function recordIds(
  runId: number,
  filter: RecordFilter,
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const { status, issue, operation, key } = filter;
  if (key) return idsByKey(runId, { ...filter, key }, after, limit);
  if (operation) return idsInPlan(runId, filter, after, limit);
  if (status && issue) {
    return idsAlong(
      ['"runId"', "status", '"issueCode"'],
      [runId, status, issue],
      after,
      limit,
      `"issueCode" IS NOT NULL`,
    );
  }
  if (status && isIn(status))
    return idsAlong(['"runId"', "status"], [runId, status], after, limit, hasStatusIndex);
  return idsInPlan(runId, filter, after, limit);
}

function isIn(status: string): boolean {
  return indexed.some((known) => known === status);
}

/** The records that have these values, along the index of these columns and the id. */
async function idsAlong(
  columns: string[],
  values: (string | number)[],
  after: bigint,
  limit: number,
  condition: string,
): Promise<bigint[]> {
  const places = values.map((_, at) => `$${at + 3}`).join(", ");
  const named = columns.join(", ");
  return ids(
    `SELECT id FROM "RunRecord" WHERE (${named}, id) > (${places}, $1) AND (${named}) <= (${places}) AND ${condition}
     ORDER BY ${named}, id LIMIT $2`,
    [after, limit, ...values],
  );
}

/** `time`: the oldest outcome first; `-time`: the newest. */
export type RecordSort = "time" | "-time";

/**
 * The ids of a run's records behind the record `after`, by the time of their outcome. No index knows that order, so every
 * record of the run is looked at: the caller sees to it that they are few enough.
 */
export function recordIdsByTime(
  runId: number,
  { status, issue, operation, key }: RecordFilter,
  sort: RecordSort,
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const at = `coalesce("settledAt", "createdAt")`;
  const [direction, behind] = sort === "time" ? ["ASC", ">"] : ["DESC", "<"];
  return ids(
    `SELECT id FROM "RunRecord" WHERE "runId" = $1
       AND ($4::text IS NULL OR status = $4) AND ($5::text IS NULL OR "issueCode" = $5) AND ($6::text IS NULL OR "externalKey" LIKE $6)
       AND ($7::text IS NULL OR operation = $7)
       AND ($2 = 0 OR (${at}, id) ${behind} (SELECT ${at}, id FROM "RunRecord" WHERE id = $2))
     ORDER BY ${at} ${direction}, id ${direction} LIMIT $3`,
    [
      runId,
      after,
      limit,
      status ?? null,
      issue ?? null,
      key === undefined ? null : beginsWith(key),
      operation ?? null,
    ],
  );
}

/** One record of the run after the other; the status stands in the index, whatever else is asked for in the table. */
function idsInPlan(
  runId: number,
  { status, issue, operation, key }: RecordFilter,
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  return ids(
    `SELECT id FROM "RunRecord" WHERE ("runId", id) > ($1, $2) AND "runId" <= $1
       AND ($4::text IS NULL OR status = $4) AND ($5::text IS NULL OR "issueCode" = $5) AND ($6::text IS NULL OR "externalKey" LIKE $6)
       AND ($7::text IS NULL OR operation = $7)
     ORDER BY "runId", id LIMIT $3`,
    [
      runId,
      after,
      limit,
      status ?? null,
      issue ?? null,
      key === undefined ? null : beginsWith(key),
      operation ?? null,
    ],
  );
}

/** A key is rare among all records, or else frequent in the run: either way its records are found soon. */
async function idsByKey(
  runId: number,
  filter: RecordFilter & { key: string },
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const { rows } = await pool().query<{ alike: number; found: string[] }>(
    `WITH alike AS MATERIALIZED (
       SELECT id, "runId", status, "issueCode", operation FROM "RunRecord" WHERE "externalKey" LIKE $3
       ORDER BY "externalKey" USING ~<~, id DESC LIMIT $6)
     SELECT (SELECT count(*)::int FROM alike) AS alike, ARRAY(SELECT id::text FROM alike
       WHERE "runId" = $1 AND id > $2 AND ($4::text IS NULL OR status = $4) AND ($5::text IS NULL OR "issueCode" = $5)
         AND ($8::text IS NULL OR operation = $8)
       ORDER BY alike.id LIMIT $7) AS found`,
    [
      runId,
      after,
      beginsWith(filter.key),
      filter.status ?? null,
      filter.issue ?? null,
      mostAlike,
      limit,
      filter.operation ?? null,
    ],
  );
  const [row] = rows;
  if (row && row.alike < mostAlike) return row.found.map(BigInt);
  return idsInPlan(runId, filter, after, limit);
}

async function ids(text: string, values: unknown[]): Promise<bigint[]> {
  const { rows } = await pool().query<{ id: string }>(text, values);
  return rows.map(({ id }) => BigInt(id));
}
