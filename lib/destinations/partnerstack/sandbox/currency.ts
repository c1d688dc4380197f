/** What one minor unit is worth in US cents. Fixed, so that the same transactions always come to the same sum. */
const US_CENTS: Record<string, number> = {
  USD: 1,
  EUR: 1.1,
  GBP: 1.3,
  CHF: 1.15,
  CAD: 0.72,
  AUD: 0.65,
  NZD: 0.6,
  JPY: 0.65,
  CNY: 0.14,
  INR: 0.012,
  SGD: 0.75,
  HKD: 0.128,
  SEK: 0.095,
  NOK: 0.093,
  DKK: 0.147,
  PLN: 0.25,
  CZK: 0.044,
  BRL: 0.18,
  MXN: 0.055,
  ZAR: 0.055,
  ILS: 0.27,
  AED: 0.272,
  KRW: 0.072,
  THB: 0.029,
};

const ISO_4217 = new Set([...Intl.supportedValuesOf("currency"), ...Object.keys(US_CENTS)]);

/** Whether three letters are an ISO 4217 currency, in upper or lower case. */
export function isCurrency(code: string): boolean {
  return ISO_4217.has(code.toUpperCase());
}

/** An amount of minor units in US cents; null for a currency without a rate here. */
export function usdAmount(amount: number, currency: string): number | null {
  const rate = US_CENTS[currency];
  return rate === undefined ? null : Math.round(amount * rate);
}
