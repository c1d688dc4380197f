import { formatNumber } from "@/lib/format/format-number";
import { Dash } from "./dash";

/** A whole number with its thousands apart: "1,234,567". */
export function Count({ value }: { value: number | bigint | null | undefined }) {
  if (value === null || value === undefined) return <Dash />;
  return <span>{formatNumber(value)}</span>;
}
