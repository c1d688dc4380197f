/** "1,234,567"; a bigint keeps every digit. */
export function formatNumber(value: number | bigint): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 3 });
}

/** "999", "1.2 k", "3.4 M": for axes and tight places, where the full number stands elsewhere. */
export function formatCompact(value: number): string {
  const size = Math.abs(value);
  if (size >= 999_950_000) return `${oneDecimal(value / 1_000_000_000)} G`;
  if (size >= 999_950) return `${oneDecimal(value / 1_000_000)} M`;
  if (size >= 1_000) return `${oneDecimal(value / 1_000)} k`;
  return formatNumber(value);
}

/** A share between 0 and 1 as "12.3%". Something that is not all of it never reads "100%", nor what is not nothing "0%". */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<0.1%";
  if (percent < 100 && percent > 99.9) return ">99.9%";
  return `${oneDecimal(percent)}%`;
}

function oneDecimal(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 1 });
}
