import { Client, type Pool } from "pg";

export interface Statement {
  text: string;
  values: unknown[];
}

/** What `work` asked the database, by whatever way: Prisma and our own SQL both end in the client of pg. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const original = Client.prototype.query;
  const listening = function (this: Client, ...args: unknown[]) {
    const [first, second] = args;
    const config = first as { text?: string; values?: unknown[] };
    const text = typeof first === "string" ? first : config.text;
    const values = Array.isArray(second) ? second : (config.values ?? []);
    if (text !== undefined) seen.push({ text, values });
    return Reflect.apply(original, this, args);
  };
  Client.prototype.query = listening as typeof original;
  try {
    await work();
  } finally {
    Client.prototype.query = original;
  }
  return seen.filter(({ text }) => /^\s*(SELECT|WITH|UPDATE|DELETE|INSERT)\b/i.test(text));
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
}

/** One look at a table: how it was done, and through how many rows it went. */
export interface Scan {
  table: string;
  how: string;
  index: string | undefined;
  rows: number;
}

/** Runs a statement, takes back what it changed, and tells how PostgreSQL went about it. */
export async function scansOf(pool: Pool, { text, values }: Statement): Promise<Scan[]> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    return (rows[0]?.["QUERY PLAN"] ?? []).flatMap(({ Plan }) => scansIn(Plan));
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

function scansIn(node: PlanNode): Scan[] {
  const gone = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  const rows = (node["Actual Rows"] + gone) * node["Actual Loops"];
  const table = node["Relation Name"];
  const how = node["Node Type"];
  const own =
    table !== undefined && how.includes("Scan") ? [{ table, how, index: node["Index Name"], rows }] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}
