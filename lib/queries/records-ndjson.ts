import { storedIssue } from "@/lib/core/issue";
import type { Json } from "@/lib/core/json";
import type { ApiCall } from "@/lib/core/outcome";
import type { RecordFilter } from "@/lib/store/record-pages";
import { sentBody } from "./sent-body";
import { type FullRow, streamRecords } from "./stream-records";

/** The records of a run as NDJSON, streamed: one JSON object a line, in the order of the plan. */
export function recordsNdjson(runId: number, filter: RecordFilter): ReadableStream<Uint8Array> {
  return streamRecords(runId, filter, {
    head: "",
    pageOf: (rows) => rows.map((row) => `${JSON.stringify(recordLine(row))}\n`).join(""),
  });
}

/** Amounts are minor units, as everywhere in an API. */
function recordLine(row: FullRow) {
  const found = storedIssue(row.issueCode, row.issueMessage, row.issueField);
  const calls = row.calls as unknown as ApiCall[];
  return {
    id: Number(row.id),
    key: row.externalKey,
    status: row.status,
    operation: row.operation,
    reason: found ? { code: found.code, message: found.message, advice: found.hint } : null,
    amount_minor: row.amountMinor === null ? null : Number(row.amountMinor),
    currency: row.currency,
    attempts: row.attempts,
    partnerstack_key: row.remoteKey,
    settled_at: row.settledAt?.toISOString() ?? null,
    source: row.sourceRow,
    sent: sentBody(row.sent as Json, calls),
    calls,
  };
}
