import { finalRunStatuses } from "@/lib/core/states";
import type { Evidence, HistoryLine, RunFigures } from "./evidence";
import type { Customer, Payment } from "./history";
import type { Violation } from "./judge";
import { described, describedThere, sumUp } from "./judge-partnerstack";

/** Our side: the counts of every run add up, the history tells what happened, the ledger has exactly what was sent. */
export function judgeBooks(
  { customers, payments }: { customers: Customer[]; payments: Payment[] },
  evidence: Evidence,
): Violation[] {
  return [
    ...evidence.runs.flatMap(judgeRun),
    ...judgeHistory(evidence.history, payments),
    ...judgeLedger(evidence, payments),
    ...judgeMoney(evidence),
    ...judgeCustomerMemory(evidence, customers),
  ];
}

/** Records = Unchanged + Changed + Invalid; Changed = Success + Rejected + No match + Uncertain + Dismissed + unsent. */
function judgeRun(run: RunFigures): Violation[] {
  const { id, status, counted } = run;
  const wrong = (sentence: string): Violation => ({ sentence: `Run ${id} (${status}): ${sentence}` });
  if (!finalRunStatuses.includes(status)) return [wrong("it has not ended.")];
  const violations: Violation[] = [];
  const { records, unchanged, changed, invalid } = run;
  if (records !== unchanged + changed + invalid)
    violations.push(
      wrong(`Records ${records} is not Unchanged ${unchanged} + Changed ${changed} + Invalid ${invalid}.`),
    );
  const pairs = [
    ["Success", run.success, counted.success],
    ["Rejected", run.rejected, counted.rejected],
    ["No match", run.noMatch, counted.no_match],
    ["Uncertain", run.uncertain, counted.uncertain],
    ["Dismissed", run.dismissed, counted.dismissed],
  ] as const;
  for (const [label, said, found = 0] of pairs)
    if (said !== found) violations.push(wrong(`it says ${label} ${said}, and ${found} records say so.`));
  const unsent = (counted.planned ?? 0) + (counted.sending ?? 0);
  const settled = run.success + run.rejected + run.noMatch + run.uncertain + run.dismissed;
  // A run that ended before its plan was complete has counted only what it had read.
  if (run.planned && changed !== settled + unsent)
    violations.push(
      wrong(`Changed ${changed} is not the ${settled} that ended + ${unsent} that were not sent.`),
    );
  if (status === "completed" && unsent > 0)
    violations.push(wrong(`it completed, and ${unsent} of its records were neither sent nor settled.`));
  if (run.invalid !== (counted.invalid ?? 0) && run.planned)
    violations.push(wrong(`it says Invalid ${invalid}, and ${counted.invalid ?? 0} records say so.`));
  return violations;
}

function judgeHistory(history: HistoryLine[], payments: Payment[]): Violation[] {
  const lines = Map.groupBy(
    history.filter(({ object }) => object === "transaction"),
    ({ key }) => key,
  );
  return payments.flatMap(({ id }): Violation[] => {
    const mine = lines.get(id) ?? [];
    const sent = mine.filter(({ status }) => status === "success").length;
    const uncertain = mine.some(({ status }) => status === "uncertain");
    const inDoubt = mine.some(({ status }) => status === "sending");
    return [
      ...(sent === 1 ? [] : [{ key: id, sentence: `The history says ${sent} times that ${id} was sent.` }]),
      ...(uncertain
        ? [{ key: id, sentence: `${id} reads Uncertain, though PartnerStack's list could have told.` }]
        : []),
      ...(inDoubt ? [{ key: id, sentence: `${id} is still in doubt.` }] : []),
    ];
  });
}

/** The ledger has exactly the sent keys, each tied to the transaction of PartnerStack that says the same. */
function judgeLedger({ memory, transactions }: Evidence, payments: Payment[]): Violation[] {
  const ledger = new Map(
    memory.filter(({ object }) => object === "transaction").map((line) => [line.key, line]),
  );
  const there = Map.groupBy(transactions, ({ key }) => key);
  const claimed = new Map<string, string>();
  const violations = payments.flatMap((payment): Violation[] => {
    const { id } = payment;
    const line = ledger.get(id);
    ledger.delete(id);
    if (!line) return [{ key: id, sentence: `The ledger does not have ${id}.` }];
    if (line.state !== "sent") return [{ key: id, sentence: `The ledger says of ${id}: ${line.state}.` }];
    const remote = there.get(line.remoteKey ?? "") ?? [];
    if (!remote.some((one) => describedThere(one) === described(payment)))
      return [{ key: id, sentence: `The ledger ties ${id} to ${line.remoteKey}, which is not it.` }];
    const other = claimed.get(line.remoteKey ?? "");
    claimed.set(line.remoteKey ?? "", id);
    return other === undefined
      ? []
      : [{ key: id, sentence: `The ledger ties both ${other} and ${id} to ${line.remoteKey}.` }];
  });
  const strangers = [...ledger.values()].map(({ key, state }) => ({
    key,
    sentence: `The ledger has ${key} (${state}), which the source never had.`,
  }));
  return [...violations, ...strangers];
}

/** The money that the runs say they sent is the money of the records that they sent. */
function judgeMoney({ runs, history }: Evidence): Violation[] {
  const records = Map.groupBy(
    history.filter(({ status, currency }) => status === "success" && currency !== null),
    ({ runId }) => runId,
  );
  return runs.flatMap(({ id, status, moneySent }): Violation[] => {
    const sent = sumUp(
      (records.get(id) ?? []).map(({ minor, currency }) => ({ minor: minor ?? 0, currency: currency ?? "" })),
    );
    const said = new Map(Object.entries(moneySent).map(([currency, minor]) => [currency, BigInt(minor)]));
    const currencies = [...new Set([...sent.keys(), ...said.keys()])];
    return currencies
      .filter((currency) => (sent.get(currency) ?? 0n) !== (said.get(currency) ?? 0n))
      .map((currency) => ({
        sentence: `Run ${id} (${status}): it says that it sent ${said.get(currency) ?? 0n} ${currency} (minor units), and its records ${sent.get(currency) ?? 0n}.`,
      }));
  });
}

function judgeCustomerMemory({ memory }: Evidence, customers: Customer[]): Violation[] {
  const known = new Map(memory.filter(({ object }) => object === "customer").map((line) => [line.key, line]));
  return customers.flatMap(({ id, email, name }): Violation[] => {
    const line = known.get(id);
    const right = line?.state === "synced" && line.payload?.email === email && line.payload?.name === name;
    return right
      ? []
      : [{ key: id, sentence: `The memory of customer ${id} is wrong: ${JSON.stringify(line)}.` }];
  });
}
