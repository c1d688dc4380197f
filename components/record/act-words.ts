import type { LeftAloneView } from "@/lib/contracts/record-acts";
import { actsOn, type RecordAct } from "@/lib/core/record-acts";
import type { RecordStatus } from "@/lib/core/states";
import { formatNumber } from "@/lib/format/format-number";

export type StatusCounts = Partial<Record<RecordStatus, number>>;

/** How many records of these statuses an act is offered for. */
export function countFor(act: RecordAct, counts: StatusCounts): number {
  return actsOn[act].reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

/** "4,812 records"; with `more`, "more than 10,000 records". */
export function recordsInWords(count: number, more = false): string {
  if (more) return `more than ${formatNumber(count)} records`;
  return `${formatNumber(count)} ${count === 1 ? "record" : "records"}`;
}

/** What an act left as it was, and why: "2 are left as they are. PartnerStack accepted it." Undefined where nothing was. */
export function leftInWords(left: readonly LeftAloneView[]): string | undefined {
  if (left.length === 0) return undefined;
  return left
    .map(({ reason, count }) => {
      const are = count === 1 ? "1 is left as it is" : `${formatNumber(count)} are left as they are`;
      return `${are}. ${reason}`;
    })
    .join(" ");
}

/** What a retry will do, in sentences; `one` where it is about a single record. */
export function retryInWords(counts: StatusCounts, one: boolean): string[] {
  if (one) {
    return [
      "Its row is read again and sent as it is now, in a run of its own. If PartnerStack has accepted it in the meantime, it is not sent again.",
    ];
  }
  return [
    "Their rows are read again and sent as they are now, in a run of its own. What PartnerStack has accepted in the meantime is not sent again.",
    ...((counts.dismissed ?? 0) > 0 ? ["What was dismissed among them is due again."] : []),
  ];
}

/** What a dismissal will do, in sentences; it depends on what the records are. */
export function dismissalInWords(object: string | undefined, counts: StatusCounts, one: boolean): string[] {
  const uncertain = counts.uncertain ?? 0;
  const only = uncertain > 0 && countFor("dismiss", counts) === uncertain;
  return [
    ...(only ? [] : [object === "customer" ? untilChanged(one) : untilRetried(one)]),
    ...(uncertain > 0 ? [stillHeld(uncertain, one)] : []),
  ];
}

function untilChanged(one: boolean): string {
  return one
    ? "It is left alone until its row changes, or until somebody retries it."
    : "They are left alone until their row changes, or until somebody retries them.";
}

function untilRetried(one: boolean): string {
  return one
    ? "It is not sent until somebody retries it, even when its row changes."
    : "They are not sent until somebody retries them, even when their row changes.";
}

function stillHeld(count: number, one: boolean): string {
  if (one) return "It may have arrived: the ledger goes on holding its key, so nothing is sent twice.";
  const held = count === 1 ? "its key" : "their keys";
  return `${recordsInWords(count)} of them may have arrived: the ledger goes on holding ${held}, so nothing is sent twice.`;
}
