import type { Pool } from "pg";
import type { RunScope, Settlement } from "@/lib/core/ports";
import { LeaseLost } from "@/lib/core/run-errors";
import type { MemoryState } from "@/lib/core/states";
import { jsonText } from "./json-text";
import { withoutDisk } from "./transaction";

/**
 * Writes how a group of records ended: history, memory and the totals of the run in one statement, so that they can
 * never tell different stories and the database is asked once. It does not wait for the disk: what a crash of the
 * database takes back is a reservation again, or a change that is due again, and both are settled anew by asking. A record that is settled already stays as it is: two
 * runs may both have asked what became of a lost answer. Throws LeaseLost, and has written nothing, when another
 * worker has taken the run over.
 */
export async function settle(
  pool: Pool,
  scope: RunScope,
  kind: "record" | "event",
  settlements: Settlement[],
  now: Date,
): Promise<void> {
  const { rows } = await pool.query<{ held: boolean }>({
    name: "settle",
    text: statement,
    values: [
      scope.runId,
      scope.fence,
      scope.destinationId,
      scope.object,
      now,
      settlements.map(({ record }) => record.id),
      settlements.map(({ status }) => status),
      settlements.map(({ status }) => memoryState(kind, status) ?? null),
      settlements.map(({ operation }) => operation),
      settlements.map(({ remoteKey }) => remoteKey),
      settlements.map(({ issue }) => issue?.code ?? null),
      settlements.map(({ issue }) => issue?.message ?? null),
      settlements.map(({ issue }) => issue?.field ?? null),
      settlements.map(sentText),
      settlements.map(({ calls }) => jsonText(calls)),
      settlements.map(writes),
      settlements.filter(({ status }) => status === "planned").map(({ record }) => record.externalKey),
      settlements.map(({ record }) => record.reservedAt),
      settlements.map(({ status, evidence }) =>
        status === "uncertain" && evidence ? jsonText(evidence) : null,
      ),
    ],
  });
  const [row] = rows;
  if (!row?.held) throw new LeaseLost(scope.runId);
}

/**
 * - lease: proves that the run is still ours, and keeps a take-over waiting until this is written.
 * - settled: the lines of history that were still open.
 * - remembered: what the destination holds now. A refused update leaves the payload that it still holds, since the next
 *   diff starts from that. An accepted one is laid over it: a second sync that fills other fields of the same customers
 *   must not make the first forget. Nothing is held of what was only ever refused. What was sent stays sent, whatever
 *   comes later.
 * - freed, refused_before: a reservation whose request is proven not to have arrived is lifted, and the key is free to
 *   be sent. What was refused before keeps its count of attempts. By the keys themselves: joined to what was settled,
 *   the planner would read all that the destination holds; and not at all where there are none, which is nearly always.
 * - counted: this run sums its money when it ends. An earlier one has ended, and what is found out about its records now
 *   is added; summed again it could lose what retention has cleared.
 */
const statement = `
  WITH lease AS MATERIALIZED (SELECT 1 FROM "Run" WHERE id = $1 AND fence = $2 FOR KEY SHARE),
  given AS MATERIALIZED (
    SELECT * FROM unnest($6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::jsonb[], $16::int[], $18::timestamptz[], $19::jsonb[])
      AS g(id, status, state, operation, remote_key, code, message, field, sent, calls, writes, reserved_at, evidence)
    WHERE EXISTS (SELECT 1 FROM lease)),
  settled AS (
    UPDATE "RunRecord" AS t SET status = g.status, operation = g.operation, "remoteKey" = coalesce(g.remote_key, t."remoteKey"),
      "issueCode" = g.code, "issueMessage" = g.message, "issueField" = g.field,
      sent = CASE WHEN g.sent = '"whole"' THEN t.change->'payload' ELSE coalesce(g.sent, t.sent) END,
      "reservedAt" = coalesce(t."reservedAt", g.reserved_at), evidence = coalesce(g.evidence, t.evidence), calls = t.calls || g.calls, attempts = t.attempts + g.writes,
      "settledAt" = CASE WHEN g.status IN ('planned', 'sending') THEN NULL ELSE $5::timestamptz END
    FROM given AS g WHERE t.id = g.id AND t.status IN ('planned', 'sending')
    RETURNING t.id, t."runId", t."externalKey", t.fingerprint, t."rowHash", t.change->'payload' AS payload,
      t.currency, t."amountMinor", g.status, g.state, g.remote_key),
  remembered AS (
    INSERT INTO "Memory" AS m ("destinationId", object, "externalKey", state, fingerprint, "rowHash", payload, "remoteKey", attempts, "lastRecordId", "updatedAt")
    SELECT $3, $4, s."externalKey", s.state, s.fingerprint, s."rowHash", CASE WHEN s.state IN ('synced', 'sent') THEN s.payload END, s.remote_key,
      CASE WHEN s.state = 'rejected' THEN 1 ELSE 0 END, s.id, $5
    FROM settled AS s WHERE s.state IS NOT NULL ORDER BY s."externalKey"
    ON CONFLICT ("destinationId", object, "externalKey") DO UPDATE SET
      state = excluded.state, fingerprint = excluded.fingerprint, "rowHash" = excluded."rowHash",
      payload = CASE WHEN excluded.state = 'synced' THEN "laidOver"(m.payload, excluded.payload)
        WHEN excluded.state = 'sent' THEN excluded.payload ELSE m.payload END,
      "remoteKey" = coalesce(excluded."remoteKey", m."remoteKey"),
      attempts = CASE WHEN excluded.state = 'rejected' THEN m.attempts + 1 ELSE 0 END,
      "lastRecordId" = excluded."lastRecordId", "updatedAt" = excluded."updatedAt"
    WHERE m.state <> 'sent'),
  freed AS (
    DELETE FROM "Memory" WHERE "destinationId" = $3 AND object = $4 AND "externalKey" = ANY($17::text[])
      AND state = 'reserved' AND attempts = 0 AND cardinality($17) > 0 AND EXISTS (SELECT 1 FROM lease)),
  refused_before AS (
    UPDATE "Memory" SET state = 'rejected' WHERE "destinationId" = $3 AND object = $4 AND "externalKey" = ANY($17::text[])
      AND state = 'reserved' AND attempts > 0 AND cardinality($17) > 0 AND EXISTS (SELECT 1 FROM lease)),
  counted AS (
    UPDATE "Run" AS r SET success = r.success + c.success, rejected = r.rejected + c.rejected,
      "noMatch" = r."noMatch" + c.no_match, uncertain = r.uncertain + c.uncertain,
      "moneySent" = CASE WHEN r.id = $1 THEN r."moneySent" ELSE (
        SELECT coalesce(jsonb_object_agg(currency, total::text), '{}') FROM (
          SELECT currency, sum(amount) AS total FROM (
            SELECT key AS currency, value::numeric AS amount FROM jsonb_each_text(r."moneySent")
            UNION ALL SELECT s.currency, s."amountMinor" FROM settled AS s
            WHERE s."runId" = r.id AND s.status = 'success' AND s.currency IS NOT NULL) AS parts
          GROUP BY currency) AS totals) END
    FROM (
      SELECT "runId", count(*) FILTER (WHERE status = 'success') AS success, count(*) FILTER (WHERE status = 'rejected') AS rejected,
        count(*) FILTER (WHERE status = 'no_match') AS no_match, count(*) FILTER (WHERE status = 'uncertain') AS uncertain
      FROM settled GROUP BY "runId") AS c
    WHERE r.id = c."runId")
  SELECT EXISTS (SELECT 1 FROM lease) AS held, ${withoutDisk}`;

/** What was sent, as JSON. The whole planned payload is in the record already, so it is only named. */
function sentText({ sent, record }: Settlement): string | null {
  if (sent === null) return null;
  return sent === record.change.payload ? '"whole"' : jsonText(sent);
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
