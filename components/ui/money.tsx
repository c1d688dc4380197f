import { formatMoney } from "@/lib/format/format-money";
import { Dash } from "./dash";

type MoneyProps = {
  /** Minor units; nothing shows as an en dash. */
  minor: number | bigint | null | undefined;
  currency: string;
  /** Digits behind the point in this currency: 2 for USD, 0 for JPY. */
  exponent: number;
};

/** "USD 3,180.00". */
export function Money({ minor, currency, exponent }: MoneyProps) {
  if (minor === null || minor === undefined) return <Dash />;
  return <span className="whitespace-nowrap">{formatMoney(minor, currency, exponent)}</span>;
}
