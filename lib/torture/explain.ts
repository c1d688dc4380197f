import type { CallView } from "@/lib/destinations/partnerstack/sandbox/calls";
import type { Evidence } from "./evidence";
import type { Payment } from "./history";
import type { Violation } from "./judge";

/** The account of one violation: what PartnerStack has, what we have, and the calls that were made. */
export interface Account extends Violation {
  partnerStack: string[];
  ours: string[];
  calls: string[];
}

/** `calls` are the newest that the sandbox remembers; older ones stand in our own history only. */
export function explain(
  violation: Violation,
  { transactions, customers, memory, history }: Evidence,
  payments: Payment[],
  calls: CallView[],
): Account {
  const { key } = violation;
  if (key === undefined) return { ...violation, partnerStack: [], ours: [], calls: [] };
  const payment = payments.find(({ id }) => id === key);
  const remembered = memory.filter((line) => line.key === key);
  const remoteKeys = new Set([key, ...remembered.flatMap(({ remoteKey }) => remoteKey ?? [])]);
  const like = (transaction: Evidence["transactions"][number]) =>
    payment !== undefined &&
    transaction.customer.external_key === payment.customer &&
    transaction.amount === payment.minor &&
    transaction.created_at === payment.paidAt;
  return {
    ...violation,
    partnerStack: [
      ...transactions
        .filter((one) => remoteKeys.has(one.key) || like(one))
        .map(
          (one) =>
            `${one.key}: ${one.customer.external_key} ${one.amount} ${one.currency}, created ${when(one.created_at)}, committed ${when(one.updated_at)}`,
        ),
      ...customers
        .filter((one) => one.external_key === key)
        .map((one) => `${one.key}: ${one.email} “${one.name}”, updated ${when(one.updated_at)}`),
    ],
    ours: [
      ...remembered.map(
        ({ object, state, remoteKey }) => `${object} ${state}, tied to ${remoteKey ?? "nothing"}`,
      ),
      ...history
        .filter((line) => line.key === key)
        .map(
          (line) =>
            `run ${line.runId}, record ${line.id}: ${line.status}${line.issue ? ` (${line.issue})` : ""}; ${line.calls.join(", ") || "no call"}`,
        ),
    ],
    calls: calls.filter((call) => isAbout(call, key, payment)).map(shownCall),
  };
}

function isAbout({ path, received }: CallView, key: string, payment: Payment | undefined): boolean {
  if (path.endsWith(`/${key}`)) return true;
  if (typeof received !== "object" || received === null) return false;
  const body = received as Record<string, unknown>;
  if (body.key === key || body.customer_key === key) return true;
  return (
    payment !== undefined &&
    body.customer_external_key === payment.customer &&
    body.amount === payment.minor &&
    body.created_at === payment.paidAt
  );
}

function shownCall({ at, method, path, status, fault }: CallView): string {
  return `${at} ${method} ${path}: ${status ?? "no answer"}${fault ? ` (${fault})` : ""}`;
}

const when = (ms: number) => new Date(ms).toISOString();
