/**
 * Money as "USD 3,180.00" or "-USD 41.58".
 *
 * @param minor the amount in minor units (cents), an integer; a bigint keeps sums of any size exact.
 * @param currency the ISO 4217 code, in any case.
 * @param exponent how many digits stand behind the point in this currency: 2 for USD, 0 for JPY, 3 for KWD.
 * @throws RangeError on a fraction or on a number too large to be exact: both mean money was counted wrongly earlier.
 */
export function formatMoney(minor: number | bigint, currency: string, exponent: number): string {
  if (typeof minor === "number" && !Number.isSafeInteger(minor)) {
    throw new RangeError(`Money must be a whole number of minor units, not ${minor}.`);
  }
  const amount = BigInt(minor);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, "0");
  const whole = BigInt(digits.slice(0, digits.length - exponent)).toLocaleString("en-US");
  const fraction = exponent > 0 ? `.${digits.slice(-exponent)}` : "";
  return `${amount < 0n ? "-" : ""}${currency.toUpperCase()} ${whole}${fraction}`;
}
