import type { Pool, PoolClient } from "pg";
import type { RunScope, Settlement } from "@/lib/core/ports";
import type { MemoryState } from "@/lib/core/states";
import { jsonText } from "./json-text";
import { type CountColumn, countInRuns } from "./run-lease";
import { moneyOfRun } from "./run-log";
import { inTransaction } from "./transaction";

/**
 * Writes how a group of records ended: history, memory and the totals of the run in one transaction, so that they can
 * never tell different stories. A record that is settled already stays as it is: two runs may both have asked what
 * became of a lost answer.
 */
export async function settle(
  pool: Pool,
  scope: RunScope,
  kind: "record" | "event",
  settlements: Settlement[],
  now: Date,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const open = await updateRecords(client, settlements, now);
    const settled = settlements.filter(({ record }) => open.has(String(record.id)));
    await remember(client, scope, kind, settled, now);
    await forget(client, scope, settled);
    await countInRuns(
      client,
      scope,
      settled.map((settlement) => ({ ...settlement, runId: settlement.record.runId })),
      outcomes,
    );
    await countMoneyOfEarlier(client, scope, settlements);
  });
}

/** A run sums its money when it ends; what is found out about its records later has to be added. */
async function countMoneyOfEarlier(
  client: PoolClient,
  scope: RunScope,
  settlements: Settlement[],
): Promise<void> {
  const earlier = settlements.filter(
    ({ status, record }) => status === "success" && record.runId !== scope.runId,
  );
  if (earlier.length === 0) return;
  await client.query(`UPDATE "Run" SET "moneySent" = ${moneyOfRun} WHERE id = ANY($1::int[])`, [
    [...new Set(earlier.map(({ record }) => record.runId))],
  ]);
}

/** Gives the ids of the records that were still open, as text. */
async function updateRecords(client: PoolClient, settlements: Settlement[], now: Date): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE "RunRecord" AS t SET status = s.status, operation = s.operation, "remoteKey" = coalesce(s.remote_key, t."remoteKey"),
       "issueCode" = s.code, "issueMessage" = s.message, "issueField" = s.field, sent = coalesce(s.sent, t.sent),
       calls = t.calls || s.calls, attempts = t.attempts + s.writes,
       "settledAt" = CASE WHEN s.status IN ('planned', 'sending') THEN NULL ELSE $11::timestamptz END
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::jsonb[], $10::int[])
       AS s(id, status, operation, remote_key, code, message, field, sent, calls, writes)
     WHERE t.id = s.id AND t.status IN ('planned', 'sending') RETURNING t.id`,
    [
      settlements.map(({ record }) => record.id),
      settlements.map(({ status }) => status),
      settlements.map(({ operation }) => operation),
      settlements.map(({ remoteKey }) => remoteKey),
      settlements.map(({ issue }) => issue?.code ?? null),
      settlements.map(({ issue }) => issue?.message ?? null),
      settlements.map(({ issue }) => issue?.field ?? null),
      settlements.map(({ sent }) => (sent ? jsonText(sent) : null)),
      settlements.map(({ calls }) => jsonText(calls)),
      settlements.map(writes),
      now,
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Requests that could change something on the other side; looking does not count as an attempt. */
function writes({ calls }: Settlement): number {
  return calls.filter(({ request }) => request.method !== "GET").length;
}

/** What the memory says after an outcome; undefined where the outcome leaves it as it was. */
function memoryState(kind: "record" | "event", status: Settlement["status"]): MemoryState | undefined {
  switch (status) {
    case "success":
      return kind === "event" ? "sent" : "synced";
    case "rejected":
      return "rejected";
    case "no_match":
      return "no_match";
    case "uncertain":
      return "uncertain";
    case "planned":
    case "sending":
      return undefined;
    default:
      return status satisfies never;
  }
}

async function remember(
  client: PoolClient,
  scope: RunScope,
  kind: "record" | "event",
  settlements: Settlement[],
  now: Date,
): Promise<void> {
  const remembered = settlements
    .flatMap((settlement) => {
      const state = memoryState(kind, settlement.status);
      return state ? [{ ...settlement, state }] : [];
    })
    .sort((a, b) => (a.record.externalKey < b.record.externalKey ? -1 : 1));
  if (remembered.length === 0) return;
  // A refused update leaves the payload that the destination still holds: the next diff starts from that. An accepted
  // one is laid over it: a second sync that fills other fields of the same customers must not make the first forget.
  await client.query(
    `INSERT INTO "Memory" AS m ("destinationId", object, "externalKey", state, fingerprint, "rowHash", payload, "remoteKey", attempts, "lastRecordId", "updatedAt")
     SELECT $1, $2, s.key, s.state, s.fingerprint, s.row_hash, s.payload, s.remote_key, CASE WHEN s.state = 'rejected' THEN 1 ELSE 0 END, s.id, $9
     FROM unnest($3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::bigint[], $10::bigint[]) AS s(key, state, fingerprint, payload, remote_key, id, row_hash)
     ON CONFLICT ("destinationId", object, "externalKey") DO UPDATE SET
       state = excluded.state, fingerprint = excluded.fingerprint, "rowHash" = excluded."rowHash",
       payload = CASE WHEN excluded.state = 'synced' THEN "laidOver"(m.payload, excluded.payload)
         WHEN excluded.state = 'sent' THEN excluded.payload ELSE m.payload END,
       "remoteKey" = coalesce(excluded."remoteKey", m."remoteKey"),
       attempts = CASE WHEN excluded.state = 'rejected' THEN m.attempts + 1 ELSE 0 END,
       "lastRecordId" = excluded."lastRecordId", "updatedAt" = excluded."updatedAt"
     WHERE m.state <> 'sent'`,
    [
      scope.destinationId,
      scope.object,
      remembered.map(({ record }) => record.externalKey),
      remembered.map(({ state }) => state),
      remembered.map(({ record }) => record.fingerprint),
      remembered.map(({ record }) => jsonText(record.change.payload)),
      remembered.map(({ remoteKey }) => remoteKey),
      remembered.map(({ record }) => record.id),
      now,
      remembered.map(({ record }) => record.rowHash),
    ],
  );
}

/**
 * A reservation whose request is proven not to have arrived is lifted: the key is free to be sent. What was refused
 * before keeps its count of attempts.
 */
async function forget(client: PoolClient, scope: RunScope, settlements: Settlement[]): Promise<void> {
  const freed = settlements
    .filter(({ status }) => status === "planned")
    .map(({ record }) => record.externalKey);
  if (freed.length === 0) return;
  const place = [scope.destinationId, scope.object, freed];
  await client.query(
    `DELETE FROM "Memory" WHERE "destinationId" = $1 AND object = $2 AND "externalKey" = ANY($3) AND state = 'reserved' AND attempts = 0`,
    place,
  );
  await client.query(
    `UPDATE "Memory" SET state = 'rejected' WHERE "destinationId" = $1 AND object = $2 AND "externalKey" = ANY($3) AND state = 'reserved'`,
    place,
  );
}

function outcomes(settled: Settlement[]): Partial<Record<CountColumn, number>> {
  const count = (status: Settlement["status"]) =>
    settled.filter((settlement) => settlement.status === status).length;
  return {
    success: count("success"),
    rejected: count("rejected"),
    noMatch: count("no_match"),
    uncertain: count("uncertain"),
  };
}
