import type { RecordAct } from "@/lib/core/record-acts";
import { doubleKey, memoryKey, rowDigest } from "./dismissed-rows";
import { Prisma } from "./generated/client";
import { eligible, type RecordSelection, selected } from "./record-selection";

/** A record that is being dismissed or restored, as far as the memory of its key is concerned. */
export interface DecidedRow {
  id: bigint;
  /** The key of the memory (see memoryKey). */
  key: string;
  /** What the record is without the dismissal. */
  from: "rejected" | "invalid" | "uncertain";
  fingerprint: string | null;
  issueCode: string | null;
  /** How an Invalid row is remembered. */
  digest: string | null;
}

/**
 * Records of one statement on the memory. Their keys travel as an array, so that each is one look-up: a join was planned
 * by the statistics of tables that a run had just filled, and took minutes.
 */
const statementSize = 5_000;

/** At most `limit` records that the act can be done with, by key: the order in which runs reserve keys. */
export async function rowsToDecide(
  tx: Prisma.TransactionClient,
  act: Exclude<RecordAct, "retry">,
  runId: number,
  selection: RecordSelection,
  limit: number,
): Promise<DecidedRow[]> {
  const from = Prisma.raw(act === "dismiss" ? "r.status" : `r."dismissedFrom"`);
  const rows = await tx.$queryRaw<DecidedRow[]>`
    SELECT r.id, ${Prisma.raw(memoryKey("r"))} AS key, ${from} AS "from", r.fingerprint, r."issueCode",
      CASE WHEN ${from} = 'invalid' THEN ${Prisma.raw(rowDigest("r"))} END AS digest
    FROM "RunRecord" r WHERE r.id IN (
      SELECT id FROM "RunRecord" WHERE ${selected(runId, selection)} AND ${eligible[act]} ORDER BY id LIMIT ${limit})
    ORDER BY 2, 1`;
  const double = new Set(rows.flatMap(({ key, issueCode }) => (issueCode === "key_duplicate" ? [key] : [])));
  return rows.map((row) => (double.has(row.key) ? { ...row, digest: doubleKey } : row));
}

/** The rows that came from one status, a statement's worth at a time and still in the order of their keys. */
export function* lotsFrom(rows: DecidedRow[], from: DecidedRow["from"]): Generator<DecidedRow[]> {
  const wanted = rows.filter((row) => row.from === from);
  for (let at = 0; at < wanted.length; at += statementSize) yield wanted.slice(at, at + statementSize);
}

/** Holds what is remembered of these keys, always in one order, so that nobody waits for somebody in a circle. */
export async function lockKeys(
  tx: Prisma.TransactionClient,
  { destinationId, object }: { destinationId: number; object: string },
  keys: string[],
): Promise<void> {
  for (let at = 0; at < keys.length; at += statementSize) {
    await tx.$executeRaw`
      SELECT 1 FROM "Memory" WHERE "destinationId" = ${destinationId} AND object = ${object}
        AND "externalKey" = ANY(${keys.slice(at, at + statementSize)}) ORDER BY "externalKey" FOR UPDATE`;
  }
}
