/**
 * Amounts are integers of minor units with a currency. Decimal text is taken apart digit by digit: a floating point
 * number never touches money, because 0.1 + 0.2 is not 0.3 and 1.005 * 100 is not 100.5.
 */

/** Minor units that a JavaScript number and PartnerStack both hold exactly: +-50,000,000,000 (D-TC). */
export const largestAmount = 50_000_000_000;

const zeroDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const threeDecimals = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const fourDecimals = "CLF UYW".split(" ");
const twoDecimals = (
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW " +
  "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS " +
  "INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN " +
  "NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC " +
  "SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
).split(" ");

const exponents: ReadonlyMap<string, number> = new Map([
  ...zeroDecimals.map((code) => [code, 0] as const),
  ...twoDecimals.map((code) => [code, 2] as const),
  ...threeDecimals.map((code) => [code, 3] as const),
  ...fourDecimals.map((code) => [code, 4] as const),
]);

/** ISO 4217 currencies in use. Codes for "no currency" (XXX), tests (XTS) and metals are left out on purpose. */
export const currencies: readonly string[] = [...exponents.keys()].sort();

/** Decimals of a currency by ISO 4217: 2 for USD, 0 for JPY, 3 for KWD; undefined for a code that is not one. */
export function currencyExponent(currency: string): number | undefined {
  return exponents.get(currency);
}

export type AmountReading =
  | { ok: true; minor: number }
  | { ok: false; reason: "not_a_number" | "too_precise" | "out_of_range" };

/** Reads "1.98" with exponent 2 as 198. Trailing zeros beyond the exponent are harmless; other digits are too precise. */
export function readDecimalAmount(text: string, exponent: number): AmountReading {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return { ok: false, reason: "not_a_number" };
  const [, sign = "", whole = "", fraction = ""] = match;
  const kept = fraction.slice(0, exponent).padEnd(exponent, "0");
  if (/[1-9]/.test(fraction.slice(exponent))) return { ok: false, reason: "too_precise" };
  return inRange(BigInt(`${whole}${kept}`), sign);
}

/** Reads "198" as 198 minor units. "198.00" is accepted (a numeric column prints so); "1.98" is too precise. */
export function readMinorAmount(text: string): AmountReading {
  return readDecimalAmount(text, 0);
}

function inRange(magnitude: bigint, sign: string): AmountReading {
  if (magnitude > BigInt(largestAmount)) return { ok: false, reason: "out_of_range" };
  const minor = Number(magnitude);
  return { ok: true, minor: sign === "-" && minor !== 0 ? -minor : minor };
}

/** 198 with exponent 2 gives "1.98"; 500 with exponent 0 gives "500". No grouping: for files and sentences. */
export function decimalText(minor: number | bigint, exponent: number): string {
  const negative = minor < 0;
  const digits = String(negative ? -minor : minor).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = exponent > 0 ? `.${digits.slice(digits.length - exponent)}` : "";
  return `${negative ? "-" : ""}${whole}${fraction}`;
}

/** "USD 3,180.00" from minor units. A currency that we do not know is shown with its plain integer. */
export function moneyText(minor: number | bigint, currency: string): string {
  const text = decimalText(minor, currencyExponent(currency) ?? 0);
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${currency} ${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}
