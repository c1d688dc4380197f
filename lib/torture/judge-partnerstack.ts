import { moneyText } from "@/lib/core/money";
import type { ControlTransaction } from "@/lib/destinations/partnerstack/sandbox/control";
import type { Evidence } from "./evidence";
import type { Customer, Payment } from "./history";
import type { Violation } from "./judge";

/** PartnerStack's side: every transaction once and right to the cent, every customer as the source last had it. */
export function judgePartnerStack(
  source: { customers: Customer[]; payments: Payment[] },
  { transactions, customers }: Pick<Evidence, "transactions" | "customers">,
): Violation[] {
  return [
    ...transactionsOnce(source.payments, transactions),
    ...sums(source.payments, transactions),
    ...customersEqual(source.customers, customers),
  ];
}

/** What identifies a transaction: our key where it was sent along, and in any case all that it says. */
export function described(payment: Payment): string {
  const { keyed, id, customer, minor, currency, paidAt } = payment;
  return [keyed ? id : "", customer, minor, currency, new Date(paidAt).toISOString()].join(" ").trim();
}

export function describedThere(transaction: ControlTransaction): string {
  const { key, customer, amount, currency, created_at } = transaction;
  const ours = key.startsWith("pay_") ? key : "";
  return [ours, customer.external_key, amount, currency, new Date(created_at).toISOString()].join(" ").trim();
}

function transactionsOnce(payments: Payment[], transactions: ControlTransaction[]): Violation[] {
  const wanted = Map.groupBy(payments, described);
  const held = Map.groupBy(transactions, describedThere);
  const violations: Violation[] = [];
  for (const [what, alike] of wanted) {
    const count = held.get(what)?.length ?? 0;
    if (count === alike.length) continue;
    const verb = count > alike.length ? "was paid too often" : "was lost";
    violations.push({
      key: alike[0]?.id,
      sentence: `A transaction ${verb}: PartnerStack holds ${count} where the source has ${alike.length} (${what}; ${alike.map(({ id }) => id).join(", ")}).`,
    });
  }
  for (const [what, alike] of held) {
    if (wanted.has(what)) continue;
    violations.push({
      key: alike[0]?.key,
      sentence: `PartnerStack holds ${alike.length} that the source never had: ${what}.`,
    });
  }
  return violations;
}

function sums(payments: Payment[], transactions: ControlTransaction[]): Violation[] {
  const wanted = sumUp(payments.map(({ minor, currency }) => ({ minor, currency })));
  const held = sumUp(transactions.map(({ amount, currency }) => ({ minor: amount, currency })));
  return [...new Set([...wanted.keys(), ...held.keys()])]
    .filter((currency) => wanted.get(currency) !== held.get(currency))
    .map((currency) => ({
      sentence: `The sum is wrong: PartnerStack holds ${moneyText(held.get(currency) ?? 0n, currency)}, the source ${moneyText(wanted.get(currency) ?? 0n, currency)}.`,
    }));
}

export function sumUp(amounts: { minor: number | string; currency: string }[]): Map<string, bigint> {
  const sum = new Map<string, bigint>();
  for (const { minor, currency } of amounts) sum.set(currency, (sum.get(currency) ?? 0n) + BigInt(minor));
  return sum;
}

function customersEqual(wanted: Customer[], held: Evidence["customers"]): Violation[] {
  const there = Map.groupBy(held, ({ external_key }) => external_key ?? "");
  const violations = wanted.flatMap(({ id, email, name }): Violation[] => {
    const [one, ...more] = there.get(id) ?? [];
    there.delete(id);
    if (!one) return [{ key: id, sentence: `Customer ${id} is not in PartnerStack.` }];
    if (more.length > 0)
      return [{ key: id, sentence: `Customer ${id} is in PartnerStack ${more.length + 1} times.` }];
    if (one.email === email && one.name === name) return [];
    const sentence = `Customer ${id} reads “${one.name}” (${one.email}) in PartnerStack, and “${name}” (${email}) in the source.`;
    return [{ key: id, sentence }];
  });
  const strangers = [...there.keys()].map((id) => ({
    key: id,
    sentence: `PartnerStack holds a customer “${id}” that the source never had.`,
  }));
  return [...violations, ...strangers];
}
