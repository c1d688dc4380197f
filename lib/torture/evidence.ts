import type { Json, JsonObject } from "@/lib/core/json";
import type { MemoryState, RecordStatus, RunStatus } from "@/lib/core/states";
import type { ControlCustomer, ControlTransaction } from "@/lib/destinations/partnerstack/sandbox/control";
import type { SandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { pool } from "@/lib/store/database";
import type { Connections } from "./connections";

export interface RunFigures {
  id: number;
  syncId: number;
  status: RunStatus;
  planned: boolean;
  records: number;
  unchanged: number;
  changed: number;
  invalid: number;
  success: number;
  rejected: number;
  noMatch: number;
  uncertain: number;
  dismissed: number;
  moneySent: Record<string, string>;
  /** What its records say, counted one by one. */
  counted: Partial<Record<RecordStatus, number>>;
}

export interface Remembered {
  object: string;
  key: string;
  state: MemoryState;
  remoteKey: string | null;
  payload: JsonObject | null;
}

export interface HistoryLine {
  id: string;
  runId: number;
  object: string;
  key: string;
  status: RecordStatus;
  remoteKey: string | null;
  minor: number | null;
  currency: string | null;
  issue: string | null;
  /** How each call about it ended: "POST 200", "GET no answer". */
  calls: string[];
}

/** Both sides, as they stand at the end. */
export interface Evidence {
  transactions: ControlTransaction[];
  customers: ControlCustomer[];
  runs: RunFigures[];
  memory: Remembered[];
  history: HistoryLine[];
  crashes: string[];
}

const pageSize = 10_000;

export async function gatherEvidence(
  sandbox: SandboxClient,
  { destinationId, syncs }: Connections,
  crashes: string[],
): Promise<Evidence> {
  const syncIds = Object.values(syncs);
  return {
    transactions: await everyPage(async (offset) => {
      const { transactions } = await sandbox.transactions({ limit: pageSize, offset });
      return transactions;
    }),
    customers: await everyPage(async (offset) => {
      const { customers } = await sandbox.customers({ limit: pageSize, offset });
      return customers;
    }),
    runs: await readRuns(syncIds),
    memory: await readMemory(destinationId),
    history: await readHistory(syncIds),
    crashes,
  };
}

async function everyPage<Row>(read: (offset: number) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const page = await read(all.length);
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

async function readRuns(syncIds: number[]): Promise<RunFigures[]> {
  const figures = [
    ...["records", "unchanged", "changed", "invalid", "success", "rejected", "uncertain", "dismissed"],
    "noMatch",
  ];
  const { rows } = await pool().query<RunFigures>(
    `SELECT r.id, r."syncId", r.status, r."plannedAt" IS NOT NULL AS planned, r."moneySent",
       ${figures.map((name) => `r."${name}"::int AS "${name}"`).join(", ")},
       coalesce((SELECT jsonb_object_agg(c.status, c.count) FROM (
         SELECT status, count(*) FROM "RunRecord" WHERE "runId" = r.id GROUP BY status) AS c), '{}') AS counted
     FROM "Run" r WHERE r."syncId" = ANY($1::int[]) ORDER BY r.id`,
    [syncIds],
  );
  return rows;
}

async function readMemory(destinationId: number): Promise<Remembered[]> {
  const { rows } = await pool().query<Remembered>(
    `SELECT object, "externalKey" AS key, state, "remoteKey", payload FROM "Memory" WHERE "destinationId" = $1`,
    [destinationId],
  );
  return rows;
}

interface StoredLine extends Omit<HistoryLine, "calls"> {
  calls: { request: { method: string }; status: number | null; error: string | null }[] & Json;
}

async function readHistory(syncIds: number[]): Promise<HistoryLine[]> {
  const { rows } = await pool().query<StoredLine>(
    `SELECT id::text, "runId", object, "externalKey" AS key, status, "remoteKey", "amountMinor"::float8 AS minor, currency,
       "issueMessage" AS issue, jsonb_path_query_array(calls, '$[*] ? (@.request.method != null)') AS calls
     FROM "RunRecord" WHERE "syncId" = ANY($1::int[]) ORDER BY id`,
    [syncIds],
  );
  return rows.map((row) => ({
    ...row,
    calls: row.calls.map(
      ({ request, status, error }) => `${request.method} ${status ?? `without an answer (${error})`}`,
    ),
  }));
}
