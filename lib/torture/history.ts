import { currencyExponent, decimalText } from "@/lib/core/money";
import type { Chance } from "./chance";
import type { Options } from "./options";

export interface Customer {
  id: string;
  email: string;
  name: string;
}

export interface Payment {
  id: string;
  /** Whether its id is sent along as PartnerStack's key. */
  keyed: boolean;
  customer: string;
  /** Minor units, and the decimal text that the source holds. */
  minor: number;
  amount: string;
  currency: string;
  /** Epoch milliseconds. */
  paidAt: number;
}

/** What is new in the source: customers that are there for the first time or read differently now, and payments. */
export interface Wave {
  customers: Customer[];
  payments: Payment[];
}

const currencies = ["USD", "USD", "USD", "USD", "EUR", "JPY", "KWD"] as const;
const firstPayment = Date.UTC(2025, 0, 1);
const lastPayment = Date.UTC(2026, 9, 1);
/** The share of customers that read differently in every later wave. */
const changing = 0.2;
/** Every so many payments without a key of ours, one is like the one before it in everything but its id. */
const twinEvery = 25;
/** Every so many payments, one was made just now, where PartnerStack's list is at its fullest. */
const recentEvery = 20;

/** The history of the source: all customers in the first wave, the payments spread evenly over all of them. */
export function sourceHistory(
  { customers, transactions, waves }: Options,
  chance: Chance,
  now: number,
): Wave[] {
  const names = Array.from({ length: customers }, (_, at) => `c${String(at + 1).padStart(5, "0")}`);
  const payments = allPayments(transactions, names, chance.stream("payments"), now);
  const changes = chance.stream("customers");
  return Array.from({ length: waves }, (_, wave) => ({
    customers: (wave === 0
      ? names
      : changes.some(names, Math.max(1, Math.floor(names.length * changing)))
    ).map((id) => customer(id, wave)),
    payments: payments.filter((_payment, at) => Math.floor((at * waves) / transactions) === wave),
  }));
}

function customer(id: string, wave: number): Customer {
  return { id, email: `${id}@torture.example.com`, name: `Customer ${id} as of wave ${wave}` };
}

function allPayments(count: number, customers: string[], chance: Chance, now: number): Payment[] {
  const payments: Payment[] = [];
  for (let number = 1; number <= count; number++) {
    const id = `pay_${String(number).padStart(7, "0")}`;
    const keyed = number % 2 === 0;
    const before = payments.at(-2);
    if (!keyed && before && Math.ceil(number / 2) % twinEvery === 0) payments.push({ ...before, id });
    else payments.push(payment(id, keyed, number % recentEvery === 1, customers, chance, now));
  }
  return payments;
}

function payment(
  id: string,
  keyed: boolean,
  recent: boolean,
  customers: string[],
  chance: Chance,
  now: number,
): Payment {
  const currency = chance.pick(currencies);
  const minor = chance.whole(1, 90_000) * (chance.hits(0.03) ? -1 : 1);
  const paidAt = recent ? now - chance.whole(0, 120_000) : chance.whole(firstPayment, lastPayment);
  return {
    id,
    keyed,
    customer: customers[chance.whole(0, customers.length - 1)] ?? "",
    minor,
    amount: decimalText(minor, currencyExponent(currency) ?? 2),
    currency,
    paidAt,
  };
}

/** The source as it stands after all waves. */
export function lastState(waves: Wave[]): { customers: Customer[]; payments: Payment[] } {
  const customers = new Map(waves.flatMap((wave) => wave.customers).map((one) => [one.id, one]));
  return { customers: [...customers.values()], payments: waves.flatMap((wave) => wave.payments) };
}
