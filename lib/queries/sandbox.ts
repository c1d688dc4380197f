import type {
  SandboxCall,
  SandboxPage,
  SandboxQuery,
  SandboxRecord,
  SandboxSwitch,
} from "@/lib/contracts/sandbox";
import { moneyText } from "@/lib/core/money";
import type {
  ControlCustomer,
  ControlTransaction,
  Sums,
} from "@/lib/destinations/partnerstack/sandbox/control";
import type { SandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { askSandbox, type SandboxAway } from "@/lib/runtime/open-sandbox.server";
import { findDestination } from "@/lib/store/destinations";
import { switchViews } from "./sandbox-switches";

type Answer<T> = { ok: true; value: T } | ({ ok: false } & SandboxAway);

/** Asks the sandbox behind a destination; null where the destination is none of a sandbox. */
async function ask<T>(
  id: number,
  question: (client: SandboxClient) => Promise<T>,
): Promise<Answer<T> | null> {
  const row = await findDestination(id);
  return row?.type === "partnerstack_sandbox" ? askSandbox(row, question) : null;
}

/** One page of the transactions that the sandbox holds, newest first. */
export function sandboxTransactions(
  id: number,
  { find, offset = 0 }: SandboxQuery,
  limit: number,
): Promise<Answer<SandboxPage> | null> {
  return ask(id, async (client) => {
    const { transactions, total, sum } = await client.transactions({ find, offset, limit: limit + 1 });
    return pageOf(transactions.map(ofTransaction), limit, total, sum);
  });
}

/** The same for its customers. */
export function sandboxCustomers(
  id: number,
  { find, offset = 0 }: SandboxQuery,
  limit: number,
): Promise<Answer<SandboxPage> | null> {
  return ask(id, async (client) => {
    const { customers, total } = await client.customers({ find, offset, limit: limit + 1 });
    return pageOf(customers.map(ofCustomer), limit, total, {});
  });
}

/** The newest calls of an account, as the sandbox saw them. */
export function sandboxCalls(id: number, limit: number): Promise<Answer<SandboxCall[]> | null> {
  return ask(id, async (client) => {
    const { calls } = await client.calls({ limit });
    return calls.map(({ at, method, path, query, status, fault, received, answered }) => ({
      ...{ at, method, status, fault, received, answered },
      path: query === "" ? path : `${path}?${query.replace(/^\?/, "")}`,
    }));
  });
}

/** How the sandbox of a destination behaves. */
export function sandboxSwitches(id: number): Promise<Answer<SandboxSwitch[]> | null> {
  return ask(id, async (client) => switchViews(await client.switches()));
}

function pageOf(records: SandboxRecord[], limit: number, total: number, sum: Sums): SandboxPage {
  return {
    records: records.slice(0, limit),
    more: records.length > limit,
    total,
    sums: Object.entries(sum).map(([currency, minor]) => moneyText(minor, currency)),
  };
}

function ofTransaction(transaction: ControlTransaction): SandboxRecord {
  const { key, amount, currency, customer, created_at, test } = transaction;
  return {
    key,
    customer: customer.external_key ?? customer.key,
    email: customer.email ?? "",
    amount: moneyText(amount, currency),
    partner: null,
    mode: test ? "test" : "production",
    createdAt: new Date(created_at).toISOString(),
    json: transaction,
  };
}

function ofCustomer(customer: ControlCustomer): SandboxRecord {
  const { key, external_key, email, partner_key, created_at, test } = customer;
  return {
    key,
    customer: external_key ?? "",
    email: email ?? "",
    amount: null,
    partner: partner_key,
    mode: test ? "test" : "production",
    createdAt: new Date(created_at).toISOString(),
    json: customer,
  };
}
