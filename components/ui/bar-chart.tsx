"use client";

import { useState } from "react";
import { formatCompact, formatNumber } from "@/lib/format/format-number";
import type { Bar, BarSeries } from "./bar";
import { BarLabels } from "./bar-labels";
import { ChartTable } from "./chart-table";
import { cn } from "./cn";
import { tones } from "./tone";

type BarChartProps = {
  /** What is counted, as a sentence: "Records per run, the last 30 runs". */
  caption: string;
  series: readonly BarSeries[];
  bars: readonly Bar[];
  height?: number;
  /** Heads the first column of the table: "Run". */
  barName: string;
};

/** Stacked bars over the whole width; the same numbers stand in a table for whoever cannot or will not read bars. */
export function BarChart({ caption, series, bars, height = 140, barName }: BarChartProps) {
  const [pointed, setPointed] = useState<number>();
  const top = ceiling(Math.max(0, ...bars.map((bar) => total(bar, series))));
  const shown = pointed === undefined ? undefined : bars[pointed];
  const marks = top > 0 ? [0, 0.5, 1] : [0];
  return (
    <figure className="@container min-w-0">
      <figcaption className="sr-only">{caption}</figcaption>
      <Legend series={series} />
      <div className="relative mt-4 flex gap-2" aria-hidden="true">
        <div className="relative w-8 shrink-0 text-end text-muted text-xs" style={{ height }}>
          {marks.map((share) => (
            <span key={share} className="absolute end-0 translate-y-1/2" style={{ bottom: height * share }}>
              {formatCompact(top * share)}
            </span>
          ))}
        </div>
        <div className="relative min-w-0 flex-1">
          <div className="relative" style={{ height }}>
            {[0, 0.5, 1].map((share) => (
              <div key={share} className="absolute inset-x-0 border-t" style={{ bottom: height * share }} />
            ))}
            <ol className="absolute inset-0 flex" onPointerLeave={() => setPointed(undefined)}>
              {bars.map((bar, index) => (
                <li
                  key={bar.key}
                  className="flex min-w-0 flex-1 flex-col items-center justify-end"
                  onPointerEnter={() => setPointed(index)}
                >
                  <Stack
                    bar={bar}
                    series={series}
                    scale={top === 0 ? 0 : height / top}
                    dim={pointed !== undefined && pointed !== index}
                  />
                </li>
              ))}
            </ol>
          </div>
          {shown && pointed !== undefined ? (
            <Tip bar={shown} series={series} share={(pointed + 0.5) / bars.length} />
          ) : undefined}
          <BarLabels bars={bars} />
        </div>
      </div>
      <ChartTable caption={caption} barName={barName} series={series} bars={bars} />
    </figure>
  );
}

function total(bar: Bar, series: readonly BarSeries[]): number {
  return series.reduce((sum, one) => sum + (bar.values[one.key] ?? 0), 0);
}

type StackProps = {
  bar: Bar;
  series: readonly BarSeries[];
  /** Pixels for one. */
  scale: number;
  dim: boolean;
};

/** One bar, never wider than it takes to be seen: a few bars are not stretched into blocks. */
function Stack({ bar, series, scale, dim }: StackProps) {
  const parts = series.flatMap((one) => {
    const value = bar.values[one.key] ?? 0;
    // Something that happened must be visible, however small it is beside the rest.
    return value > 0 && scale > 0 ? [{ ...one, size: Math.max(2, value * scale) }] : [];
  });
  return (
    <div
      className={cn("flex w-[68%] max-w-10 flex-col-reverse gap-px transition-opacity", dim && "opacity-40")}
    >
      {parts.map(({ key, tone, size }) => (
        <div key={key} className={cn("rounded-[1px]", tones[tone].fill)} style={{ height: size }} />
      ))}
    </div>
  );
}

function Legend({ series }: { series: readonly BarSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={cn("size-2 rounded-[2px]", tones[one.tone].fill)} />
          {one.label}
        </li>
      ))}
    </ul>
  );
}

function Tip({ bar, series, share }: { bar: Bar; series: readonly BarSeries[]; share: number }) {
  return (
    <div
      className={cn(
        "pointer-events-none absolute top-0 z-10 rounded-md bg-raised px-3 py-2 text-xs shadow-overlay",
        share > 0.5 ? "-translate-x-[calc(100%+12px)]" : "translate-x-3",
      )}
      style={{ left: `${share * 100}%` }}
    >
      <p className="whitespace-nowrap font-medium">{bar.label}</p>
      {series.map((one) => (
        <p key={one.key} className="flex justify-between gap-4 whitespace-nowrap text-muted">
          {one.label} <span className="text-text">{formatNumber(bar.values[one.key] ?? 0)}</span>
        </p>
      ))}
    </div>
  );
}

/** A round number not below the value, whose half is whole too: both stand on the axis. */
function ceiling(value: number): number {
  if (value <= 10) return Math.ceil(value / 2) * 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 3, 4, 5, 6, 8].find((candidate) => candidate * power >= value) ?? 10;
  return factor * power;
}
