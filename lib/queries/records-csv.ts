import { stringify } from "csv-stringify/sync";
import { storedIssue } from "@/lib/core/issue";
import type { Json } from "@/lib/core/json";
import { currencyExponent, decimalText } from "@/lib/core/money";
import type { ApiCall } from "@/lib/core/outcome";
import type { RecordFilter } from "@/lib/store/record-pages";
import { listFullRecords } from "@/lib/store/run-records";
import { sentBody } from "./sent-body";

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
const pageSize = 500;

type FullRow = Awaited<ReturnType<typeof listFullRecords>>[number];

/** The records of a run as CSV, streamed page by page whatever their number. */
export function recordsCsv(runId: number, filter: RecordFilter): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0n;
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      if (!begun) {
        begun = true;
        // The byte order mark makes spreadsheets read the file as UTF-8.
        controller.enqueue(encoder.encode(`\uFEFF${stringify([columns])}`));
      }
      const page = await listFullRecords(runId, filter, after, pageSize);
      if (page.length > 0) controller.enqueue(encoder.encode(stringify(page.map(line))));
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) controller.close();
    },
  });
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
