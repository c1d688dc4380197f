import { ChevronRight } from "lucide-react";
import { formatNumber } from "@/lib/format/format-number";
import type { Bar, BarSeries } from "./bar";

type ChartTableProps = {
  caption: string;
  barName: string;
  series: readonly BarSeries[];
  bars: readonly Bar[];
};

/** The numbers of a chart, folded away. */
export function ChartTable({ caption, barName, series, bars }: ChartTableProps) {
  return (
    <details className="group mt-3 text-xs">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
        Show as a table
      </summary>
      <div className="mt-2 max-h-60 overflow-auto rounded-md border">
        <table className="w-full text-end">
          <caption className="sr-only">{caption}</caption>
          <thead className="bg-sunken text-muted">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-start font-medium">
                {barName}
              </th>
              {series.map((one) => (
                <th key={one.key} scope="col" className="px-3 py-1.5 font-medium">
                  {one.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key} className="border-t">
                <th scope="row" className="px-3 py-1.5 text-start font-normal">
                  {bar.label}
                </th>
                {series.map((one) => (
                  <td key={one.key} className="px-3 py-1.5">
                    {formatNumber(bar.values[one.key] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
