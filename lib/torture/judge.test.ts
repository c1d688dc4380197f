import { describe, expect, it } from "vitest";
import type { ControlCustomer, ControlTransaction } from "@/lib/destinations/partnerstack/sandbox/control";
import type { Evidence, RunFigures } from "./evidence";
import { explain } from "./explain";
import type { Customer, Payment } from "./history";
import { judge } from "./judge";

const paidAt = Date.UTC(2026, 2, 1);
const payment = (id: string, keyed: boolean): Payment => ({
  ...{ id, keyed, customer: "c1", minor: 1_250, amount: "12.50", currency: "USD", paidAt },
});
const payments = [payment("pay_1", true), payment("pay_2", false)];
const customers: Customer[] = [{ id: "c1", email: "c1@example.com", name: "One" }];

function transaction(key: string): ControlTransaction {
  return {
    key,
    amount: 1_250,
    currency: "USD",
    customer: { key: "cus_1", email: "c1@example.com", external_key: "c1" },
    created_at: paidAt,
    updated_at: paidAt,
  } as ControlTransaction;
}

const run: RunFigures = {
  ...{ id: 1, syncId: 1, status: "completed", planned: true },
  ...{ records: 3, unchanged: 0, changed: 2, invalid: 1, success: 2 },
  ...{ rejected: 0, noMatch: 0, uncertain: 0, dismissed: 0 },
  moneySent: { USD: "2500" },
  counted: { success: 2, invalid: 1 },
};
const sent = (id: string, remoteKey: string) => ({
  ...{ id, runId: 1, object: "transaction", key: `pay_${id}`, status: "success" as const, remoteKey },
  ...{ minor: 1_250, currency: "USD", issue: null, calls: ["POST 200"] },
});
const ledger = (key: string, remoteKey: string) => ({
  ...{ object: "transaction", key, state: "sent" as const, remoteKey, payload: null },
});

/** Everything as it shall be. */
const good: Evidence = {
  transactions: [transaction("pay_1"), transaction("tran_2")],
  customers: [{ external_key: "c1", email: "c1@example.com", name: "One" } as ControlCustomer],
  runs: [run],
  memory: [
    ledger("pay_1", "pay_1"),
    ledger("pay_2", "tran_2"),
    {
      ...{ object: "customer", key: "c1", state: "synced", remoteKey: "cus_1" },
      payload: { email: "c1@example.com", name: "One" },
    },
  ],
  history: [sent("1", "pay_1"), sent("2", "tran_2")],
  crashes: [],
};

const sentences = (changes: Partial<Evidence>) =>
  judge({ customers, payments }, { ...good, ...changes }).map(({ sentence }) => sentence);
const theRun = (changes: Partial<RunFigures>) => ({ runs: [{ ...run, ...changes }] });

describe("the judge", () => {
  it("finds nothing where every promise was kept", () => {
    expect(sentences({})).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, RegExp]>([
    ["a double payment", { transactions: [...good.transactions, transaction("tran_3")] }, /paid too often/],
    ["a lost payment", { transactions: [transaction("pay_1")] }, /was lost/],
    [
      "a wrong amount",
      { transactions: [transaction("pay_1"), { ...transaction("tran_2"), amount: 1_251 }] },
      /The sum is wrong/,
    ],
    [
      "an old customer",
      { customers: [{ ...good.customers[0], name: "Zero" } as ControlCustomer] },
      /reads “Zero”/,
    ],
    ["a missing customer", { customers: [] }, /is not in PartnerStack/],
    ["a run that goes on", theRun({ status: "working" }), /has not ended/],
    ["counts that do not add up", theRun({ records: 4 }), /Records 4/],
    ["a count that its records deny", theRun({ success: 1 }), /says Success 1/],
    ["records that were left", theRun({ counted: { success: 1, sending: 1, invalid: 1 } }), /neither sent/],
    ["wrong money", theRun({ moneySent: { USD: "1250" } }), /says that it sent 1250 USD/],
    ["a history without it", { history: [sent("1", "pay_1")] }, /says 0 times that pay_2/],
    [
      "an Uncertain record",
      { history: [...good.history, { ...sent("2", ""), status: "uncertain" }] },
      /reads Uncertain/,
    ],
    [
      "a ledger that waits",
      { memory: good.memory.map((line) => ({ ...line, state: "reserved" as const })) },
      /The ledger says of pay_1: reserved/,
    ],
    [
      "a ledger that ties two to one",
      { memory: good.memory.map((line) => ({ ...line, remoteKey: "pay_1" })) },
      /ties pay_2 to pay_1/,
    ],
    ["a worker that crashed", { crashes: ["A worker ended by itself."] }, /ended by itself/],
  ])("sees %s", (_what, changes, sentence) => {
    expect(sentences(changes).join("\n")).toMatch(sentence);
  });

  it("accounts for a violation with what both sides have", () => {
    const evidence = { ...good, transactions: [...good.transactions, transaction("tran_3")] };
    const [violation] = judge({ customers, payments }, evidence);
    const account = violation && explain(violation, evidence, payments, []);
    expect(account).toMatchObject({ key: "pay_2" });
    expect(account?.partnerStack).toHaveLength(3);
    expect(account?.ours.join("\n")).toContain("transaction sent, tied to tran_2");
    expect(account?.ours.join("\n")).toContain("success; POST 200");
  });
});
