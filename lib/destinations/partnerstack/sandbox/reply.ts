import type { Change } from "./state";
import type { Switches } from "./switches";

/** An answer in PartnerStack's envelope `{ data?, message, status }` (D-PART); `data` is JSON text already. */
export type Reply = { status: number; message: string; data?: string };

/** What a call comes to: the answer, and the change to record before it is given. */
export type Decision = { reply: Reply; change?: Change };

export function found(message: string, data: string): Decision {
  return { reply: { status: 200, message, data } };
}

export function accepted(status: number, message: string, data: string, change: Change): Decision {
  return { reply: { status, message, data }, change };
}

export function refused(status: number, message: string): Decision {
  return { reply: { status, message } };
}

/** A body or query that breaks a rule: 400, or 422 where the switch says so. */
export function invalid(switches: Switches, message: string): Decision {
  return refused(Number(switches.validationStatus), message);
}

export function envelope({ status, message, data }: Reply): string {
  const rest = `"message":${JSON.stringify(message)},"status":${status}}`;
  return data === undefined ? `{${rest}` : `{"data":${data},${rest}`;
}

/** The `data` of a list: one page of records, each as JSON text; the total only where the list tells it. */
export function pageData(hasMore: boolean, records: string[], total?: number): string {
  const end = total === undefined ? "" : `,"total":${total}`;
  return `{"has_more":${hasMore},"items":[${records.join(",")}]${end}}`;
}
