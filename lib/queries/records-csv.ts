import { stringify } from "csv-stringify/sync";
import { storedIssue } from "@/lib/core/issue";
import type { Json } from "@/lib/core/json";
import { currencyExponent, decimalText } from "@/lib/core/money";
import type { ApiCall } from "@/lib/core/outcome";
import type { RecordFilter } from "@/lib/store/record-pages";
import { sentBody } from "./sent-body";
import { type FullRow, streamRecords } from "./stream-records";

const columns = [
  "key",
  "status",
  "operation",
  "reason",
  "advice",
  "amount",
  "currency",
  "attempts",
  "partnerstack_key",
  "settled_at",
  "source",
  "sent",
];
/** The records of a run as CSV, streamed. */
export function recordsCsv(runId: number, filter: RecordFilter): ReadableStream<Uint8Array> {
  // The byte order mark makes spreadsheets read the file as UTF-8.
  const head = `\uFEFF${stringify([columns])}`;
  return streamRecords(runId, filter, { head, pageOf: (rows) => stringify(rows.map(line)) });
}

function line(row: FullRow): string[] {
  const sent = sentBody(row.sent as Json, row.calls as unknown as ApiCall[]);
  const found = storedIssue(row.issueCode, row.issueMessage, row.issueField);
  const amount =
    row.amountMinor === null ? "" : decimalText(row.amountMinor, currencyExponent(row.currency ?? "") ?? 0);
  const cells = [
    row.externalKey,
    row.status,
    row.operation ?? "",
    found?.message ?? "",
    found?.hint ?? "",
    amount,
    row.currency ?? "",
    String(row.attempts),
    row.remoteKey ?? "",
    row.settledAt?.toISOString() ?? "",
    JSON.stringify(row.sourceRow),
    sent === null ? "" : JSON.stringify(sent),
  ];
  return cells.map(withoutFormula);
}

/**
 * A spreadsheet runs a cell that begins with one of these as a formula, and the text comes from somebody else's data:
 * an apostrophe in front makes it plain text (OWASP, CSV injection). A plain number keeps its sign.
 */
export function withoutFormula(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
