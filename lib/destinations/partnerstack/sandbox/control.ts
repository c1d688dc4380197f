import type { CallCount, CallLog, CallView } from "./calls";
import { patchedSwitches } from "./change-switches";
import { type CustomerView, customerView } from "./customer-view";
import type { AccountState, Change } from "./state";
import type { Dated, Timeline } from "./timeline";
import { type TransactionView, transactionView } from "./transactions";
import { isObject } from "./validate";
import { isListed, isReadable } from "./visibility";

/** Sums of amounts in minor units, by currency. */
export type Sums = Record<string, number>;

/** `readable` and `listed` say whether the API shows the record yet; `member_key` it never shows. */
export type ControlCustomer = CustomerView & {
  member_key: string | null;
  readable: boolean;
  listed: boolean;
};
export type ControlTransaction = TransactionView & {
  member_key: string | null;
  subscription_key: string | null;
  listed: boolean;
};

export type CustomerPage = { total: number; customers: ControlCustomer[] };
export type TransactionPage = { total: number; sum: Sums; transactions: ControlTransaction[] };
export type CallPage = { calls: CallView[] };
export type Summary = {
  customers: { total: number; test: number; production: number };
  transactions: { total: number; deletedKeys: number; sum: Sums };
  actions: number;
  calls: CallCount[];
  /** How many calls each fault struck. */
  faults: Record<string, number>;
};

export type ControlCall = {
  state: AccountState;
  calls: CallLog;
  /** Epoch milliseconds. */
  now: number;
  method: string;
  /** The path below /sandbox. */
  path: string;
  query: URLSearchParams;
  text: string;
};

/** The answer's body, and the change to record before it is given. */
export type ControlDecision = { status: number; body: unknown; change?: Change };

const LARGEST_PAGE = 10_000;

function refusal(status: number, message: string): ControlDecision {
  return { status, body: { message, status } };
}

function wholeNumber(text: string | null, initial: number, largest: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Math.min(Number(text), largest) : initial;
}

/** Records with a key or an e-mail that has the looked-for text in it; all of them where none is looked for. */
function pageOf<T extends Dated>(
  timeline: Timeline<T>,
  query: URLSearchParams,
  textsOf: (record: T) => readonly (string | null | undefined)[],
): T[] {
  const find = query.get("find")?.toLowerCase() ?? "";
  const isWanted = (record: T) =>
    find === "" || textsOf(record).some((text) => text?.toLowerCase().includes(find));
  const limit = wholeNumber(query.get("limit"), 100, LARGEST_PAGE);
  let skip = wholeNumber(query.get("offset"), 0, Number.MAX_SAFE_INTEGER);
  const records: T[] = [];
  timeline.walk("newest-first", undefined, (record) => {
    if (!isWanted(record)) return true;
    if (skip > 0) skip -= 1;
    else if (records.length < limit) records.push(record);
    return records.length < limit;
  });
  return records;
}

function sums(state: AccountState): Sums {
  const byCurrency: Sums = {};
  state.transactionTimeline.walk("oldest-first", undefined, ({ currency, amount }) => {
    byCurrency[currency] = (byCurrency[currency] ?? 0) + amount;
    return true;
  });
  return byCurrency;
}

function customers({ state, query, now }: ControlCall): CustomerPage {
  return {
    total: state.customerTimeline.size,
    customers: pageOf(state.customerTimeline, query, ({ key, externalKey, email }) => [
      key,
      externalKey,
      email,
    ]).map((customer) => ({
      ...customerView(state, customer),
      member_key: customer.memberKey,
      readable: isReadable(customer, state.switches, now),
      listed: isListed(customer, state.switches, now),
    })),
  };
}

function transactions({ state, query, now }: ControlCall): TransactionPage {
  return {
    total: state.transactionTimeline.size,
    sum: sums(state),
    transactions: pageOf(state.transactionTimeline, query, ({ key, customer }) => [
      key,
      customer.key,
      customer.externalKey,
      customer.email,
    ]).map((transaction) => ({
      ...transactionView(state, transaction),
      member_key: transaction.memberKey,
      subscription_key: transaction.subscriptionKey,
      listed: isListed(transaction, state.switches, now),
    })),
  };
}

function summary({ state, calls }: ControlCall): Summary {
  return {
    customers: {
      total: state.customerTimeline.size,
      test: state.test.customerCount,
      production: state.production.customerCount,
    },
    transactions: {
      total: state.transactionTimeline.size,
      deletedKeys: state.test.deletedTransactionKeys.size + state.production.deletedTransactionKeys.size,
      sum: sums(state),
    },
    actions: state.actions.length,
    calls: calls.countsByRoute(),
    faults: calls.countsByFault(),
  };
}

function jsonBody(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function patchSwitches(call: ControlCall): ControlDecision {
  const switches = patchedSwitches(call.state.switches, jsonBody(call.text));
  if ("error" in switches) return refusal(400, switches.error);
  return { status: 200, body: switches, change: { kind: "switches", switches } };
}

function reset({ state, text }: ControlCall): ControlDecision {
  const body = jsonBody(text);
  if (!isObject(body)) return refusal(400, "The body must be empty or an object");
  const keepSwitches = body.keepSwitches === true;
  return {
    status: 200,
    body: { message: "The sandbox account is empty", status: 200 },
    change: { kind: "reset", keepSwitches, sequence: state.sequence },
  };
}

function calls({ calls: log, query }: ControlCall): CallPage {
  const limit = wholeNumber(query.get("limit"), 100, LARGEST_PAGE);
  return { calls: log.newest({ limit, method: query.get("method"), path: query.get("path") }) };
}

/** The control API of an account: what it holds, what it was asked, and how it shall behave. */
export function control(call: ControlCall): ControlDecision {
  switch (`${call.method} ${call.path}`) {
    case "GET /switches":
      return { status: 200, body: call.state.switches };
    case "PATCH /switches":
      return patchSwitches(call);
    case "POST /reset":
      return reset(call);
    case "GET /customers":
      return { status: 200, body: customers(call) };
    case "GET /transactions":
      return { status: 200, body: transactions(call) };
    case "GET /calls":
      return { status: 200, body: calls(call) };
    case "GET /summary":
      return { status: 200, body: summary(call) };
    default:
      return refusal(404, "Not Found");
  }
}
