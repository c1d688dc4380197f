import { pool } from "./database";

/** Records of one group that are counted; a run can have millions of the same problem. */
export const mostCounted = 10_000;

export interface IssueGroupRow {
  status: string;
  code: string;
  message: string;
  count: number;
  /** There are more than `count`. */
  more: boolean;
}

/**
 * Records that need somebody's attention, grouped by cause, largest group first; the message is the first of the group.
 * The groups are found by stepping from one to the next in the index, and their records counted up to a limit, so that
 * a run with a million rejected records answers like one with a hundred. For the comparisons of rows see record-pages.
 */
export async function issueGroups(runId: number): Promise<IssueGroupRow[]> {
  const { rows } = await pool().query<IssueGroupRow>(
    `WITH RECURSIVE groups AS (
       (SELECT ${group} FROM "RunRecord" WHERE "runId" >= $1 AND "runId" <= $1 AND "issueCode" IS NOT NULL
        ORDER BY ${order} LIMIT 1)
       UNION ALL
       SELECT following.status, following.code, following.message FROM groups CROSS JOIN LATERAL (
         SELECT ${group} FROM "RunRecord"
         WHERE ("runId", status, "issueCode") > ($1, groups.status, groups.code) AND "runId" <= $1 AND "issueCode" IS NOT NULL
         ORDER BY ${order} LIMIT 1) AS following
     )
     SELECT status, code, message, least(counted.count, $2) AS count, counted.count > $2 AS more
     FROM groups CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM (
       SELECT FROM "RunRecord" WHERE ("runId", status, "issueCode") >= ($1, groups.status, groups.code)
         AND ("runId", status, "issueCode") <= ($1, groups.status, groups.code) AND "issueCode" IS NOT NULL
       ORDER BY ${order} LIMIT $2 + 1) AS first) AS counted
     WHERE status IN ('rejected', 'invalid', 'uncertain')
     ORDER BY count DESC, status, code LIMIT 50`,
    [runId, mostCounted],
  );
  return rows;
}

const group = `status, "issueCode" AS code, "issueMessage" AS message`;
const order = `"runId", status, "issueCode", id`;
