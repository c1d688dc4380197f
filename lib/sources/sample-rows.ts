import { currencyExponent, decimalText } from "@/lib/core/money";
import type { Column, SourceRow } from "@/lib/core/record";
import type { SampleSettings } from "./sample-settings";

export const sampleTables = ["customers", "transactions"] as const;
export type SampleTable = (typeof sampleTables)[number];

/** Given names of many scripts, with the form that stands in the e-mail address. */
const givenNames = [
  ["Zoë", "zoe"],
  ["José", "jose"],
  ["Åsa", "asa"],
  ["Łukasz", "lukasz"],
  ["Jürgen", "juergen"],
  ["Siobhán", "siobhan"],
  ["Nguyễn", "nguyen"],
  ["花子", "hanako"],
  ["민서", "minseo"],
  ["Олена", "olena"],
  ["Ελένη", "eleni"],
  ["أمينة", "amina"],
  ["अनन्या", "ananya"],
  ["Ayşe", "ayse"],
  ["François", "francois"],
  ["Þóra", "thora"],
] as const;

/** The word "example" of many languages, so that nobody is really called so. */
const familyNames = [
  "Example",
  "Beispiel",
  "Ejemplo",
  "Przykład",
  "Exempel",
  "見本",
  "Зразок",
  "Δείγμα",
  "Örnek",
  "Dæmi",
  "Ví Dụ",
];

const companies = [
  ["Beispiel & Söhne GmbH", "beispiel.example.com"],
  ["Sample Labs, Inc.", "sample-labs.test"],
  ["Ejemplo S.A.", "ejemplo.example.org"],
  ["株式会社サンプル", "sanpuru.example.com"],
  ["Exemplo Lda.", "exemplo.test"],
  ['"Voorbeeld" B.V.', "voorbeeld.example.org"],
  ["Örnek A.Ş.", "ornek.test"],
] as const;

const plans = ["free", "starter", "pro", "enterprise"] as const;
const countries = ["US", "DE", "ES", "JP", "PT", "NL", "TR", "CA", "SE", "PL", "KW", "VN"] as const;
const categories = ["subscription", "add-on", "setup", "support"] as const;
const currencies = [...Array(14).fill("USD"), "EUR", "EUR", "EUR", "JPY", "JPY", "KWD"] as string[];

const day = 86_400_000;
const firstSignUp = Date.UTC(2023, 0, 1);
const firstPayment = Date.UTC(2025, 0, 1);

/** The same number for the same row and purpose, evenly spread over 32 bits; no row needs the one before it. */
function chance(row: number, purpose: number): number {
  let bits = Math.imul(row ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca77);
  for (const factor of [0x7feb352d, 0x846ca68b]) bits = Math.imul(bits ^ (bits >>> 15), factor);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function pick<Choice>(choices: readonly Choice[], row: number, purpose: number): Choice {
  return choices[chance(row, purpose) % choices.length] as Choice;
}

/** One row, counted from 1. The same number always gives the same row, however many rows there are. */
export function sampleRow(table: SampleTable, row: number, settings: SampleSettings): SourceRow {
  const good = table === "customers" ? customer(row) : transaction(row, settings);
  const mistake = settings.badRows ? mistakes[table].find((candidate) => candidate.row === row) : undefined;
  return mistake ? { ...good, ...mistake.instead } : good;
}

function customer(row: number): SourceRow {
  const [givenName, mailName] = pick(givenNames, row, 1);
  const [company, domain] = chance(row, 2) % 6 === 0 ? [null, "example.org"] : pick(companies, row, 3);
  return {
    customer_id: customerId(row),
    email: `${mailName}.${row}@${domain}`,
    name: `${givenName} ${pick(familyNames, row, 4)}`,
    company,
    plan: pick(plans, row, 5),
    country: pick(countries, row, 6),
    // 555-0100 to 555-0199 are kept free for invented numbers.
    phone: chance(row, 7) % 4 === 0 ? null : `+1-555-01${String(chance(row, 8) % 100).padStart(2, "0")}`,
    partner_key: "gstest",
    signed_up_at: isoSeconds(
      firstSignUp + (chance(row, 9) % 1_390) * day + (chance(row, 10) % 86_400) * 1_000,
    ),
  };
}

function transaction(row: number, settings: SampleSettings): SourceRow {
  const currency = pick(currencies, row, 11);
  const minor = currency === "JPY" ? 500 + (chance(row, 12) % 50_000) : 900 + (chance(row, 12) % 90_000);
  // A payment every 26 hours: the first 600 are in order from January 2025 to October 2026.
  const hours = ((row - 1) * 26 + (chance(row, 13) % 26)) % (650 * 24);
  return {
    payment_id: `pay_${String(row).padStart(5, "0")}`,
    customer_id: customerId(payingCustomer(row, settings.customers)),
    amount: decimalText(minor, currencyExponent(currency) ?? 2),
    currency,
    category: pick(categories, row, 14),
    paid_at: isoSeconds(firstPayment + hours * 3_600_000 + (chance(row, 15) % 3_600) * 1_000),
  };
}

/** Only customers without a mistake pay, so that every transaction has one fault at most. */
function payingCustomer(row: number, customers: number): number {
  const paying = 1 + (chance(row, 16) % customers);
  return mistakes.customers.some((mistake) => mistake.row === paying) ? 1 : paying;
}

function customerId(row: number): string {
  return `cus_${String(row).padStart(5, "0")}`;
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

interface Mistake {
  /** Number of the row, from 1. */
  row: number;
  problem: string;
  /** Cells that differ from what the good row would have. */
  instead: SourceRow;
}

/** Every bad row of the sample data. All lie within the first 100 rows, so that a preview shows them. */
const mistakes: Record<SampleTable, Mistake[]> = {
  customers: [
    { row: 13, problem: "The e-mail address has no @.", instead: { email: "zoe.13.example.com" } },
    { row: 25, problem: "Shares its customer_id with row 26.", instead: {} },
    { row: 26, problem: "Shares its customer_id with row 25.", instead: { customer_id: customerId(25) } },
    { row: 37, problem: "The customer_id is null.", instead: { customer_id: null } },
  ],
  transactions: [
    { row: 15, problem: "The amount has a decimal comma.", instead: { amount: "12,50", currency: "EUR" } },
    { row: 29, problem: "XXX is no currency.", instead: { currency: "XXX" } },
    { row: 43, problem: "The currency is in lower case.", instead: { amount: "49.00", currency: "usd" } },
    { row: 57, problem: "The amount is empty.", instead: { amount: null } },
    {
      row: 71,
      problem: "PartnerStack refuses it: there is no such customer.",
      instead: { customer_id: "cus_missing" },
    },
    {
      row: 85,
      problem: "The payment_id has 3 characters; as a transaction key it needs 4.",
      instead: { payment_id: "p85" },
    },
  ],
};

export interface SampleFacts {
  rows: number;
  good: number;
  bad: { row: number; problem: string }[];
}

/** How many rows of each table are good, and what is wrong with the others. */
export function sampleFacts(settings: SampleSettings): Record<SampleTable, SampleFacts> {
  const facts = (table: SampleTable): SampleFacts => {
    const bad = settings.badRows ? mistakes[table].map(({ row, problem }) => ({ row, problem })) : [];
    return { rows: settings[table], good: settings[table] - bad.length, bad };
  };
  return { customers: facts("customers"), transactions: facts("transactions") };
}

/** Columns with the types that a database would give them. With a decimal comma in it, amount can only be text. */
export function sampleColumns(table: SampleTable, { badRows }: SampleSettings): Column[] {
  const text = (name: string): Column => ({ name, type: "text", nativeType: "text" });
  const time = (name: string): Column => ({
    name,
    type: "timestamp",
    nativeType: "timestamp with time zone",
  });
  switch (table) {
    case "customers":
      return [
        ...["customer_id", "email", "name", "company", "plan", "country", "phone", "partner_key"].map(text),
        time("signed_up_at"),
      ];
    case "transactions":
      return [
        ...["payment_id", "customer_id"].map(text),
        badRows ? text("amount") : { name: "amount", type: "decimal", nativeType: "numeric" },
        ...["currency", "category"].map(text),
        time("paid_at"),
      ];
    default:
      return table satisfies never;
  }
}
