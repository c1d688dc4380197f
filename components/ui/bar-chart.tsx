"use client";

import { useState } from "react";
import { formatCompact, formatNumber } from "@/lib/format/format-number";
import type { Bar, BarSeries } from "./bar";
import { ChartTable } from "./chart-table";
import { cn } from "./cn";
import type { Tone } from "./tone";

const FEWEST_SLOTS = 12;

type BarChartProps = {
  /** What is counted, as a sentence: "Records per run, the last 30 runs". */
  caption: string;
  series: readonly BarSeries[];
  bars: readonly Bar[];
  height?: number;
  /** Heads the first column of the table: "Run". */
  barName: string;
};

/** Stacked bars; the same numbers stand in a table for whoever cannot or will not read bars. */
export function BarChart({ caption, series, bars, height = 140, barName }: BarChartProps) {
  const [pointed, setPointed] = useState<number>();
  const total = (bar: Bar) => series.reduce((sum, one) => sum + (bar.values[one.key] ?? 0), 0);
  const top = ceiling(Math.max(0, ...bars.map(total)));
  // A few bars are not stretched over the whole width.
  const step = 100 / Math.max(FEWEST_SLOTS, bars.length);
  const shown = pointed === undefined ? undefined : bars[pointed];
  return (
    <figure className="min-w-0">
      <figcaption className="sr-only">{caption}</figcaption>
      <Legend series={series} />
      <div className="relative mt-3 flex gap-2" aria-hidden="true">
        <div className="relative w-8 shrink-0 text-end text-muted text-xs" style={{ height }}>
          {(top > 0 ? [0, 0.5, 1] : [0]).map((share) => (
            <span key={share} className="absolute end-0 translate-y-1/2" style={{ bottom: height * share }}>
              {formatCompact(top * share)}
            </span>
          ))}
        </div>
        <div className="relative min-w-0 flex-1">
          <svg
            aria-hidden="true"
            width="100%"
            height={height}
            className="block overflow-visible"
            onPointerLeave={() => setPointed(undefined)}
          >
            {[0, 0.5, 1].map((share) => (
              <line
                key={share}
                x1="0"
                x2="100%"
                y1={height * share}
                y2={height * share}
                className="stroke-line"
              />
            ))}
            {bars.map((bar, index) => (
              <g key={bar.key} onPointerEnter={() => setPointed(index)}>
                <rect
                  x={`${index * step}%`}
                  y={0}
                  width={`${step}%`}
                  height={height}
                  className="fill-transparent"
                />
                <Stack
                  bar={bar}
                  series={series}
                  top={top}
                  height={height}
                  x={index * step + step * 0.16}
                  width={step * 0.68}
                  dim={pointed !== undefined && pointed !== index}
                />
              </g>
            ))}
          </svg>
          {shown && pointed !== undefined ? (
            <Tip bar={shown} series={series} share={((pointed + 0.5) * step) / 100} />
          ) : undefined}
          <div
            className="mt-1.5 flex justify-between gap-2 whitespace-nowrap text-muted text-xs"
            style={{ width: `${bars.length * step}%` }}
          >
            <span>{bars[0]?.label}</span>
            <span>{bars.length > 1 ? bars.at(-1)?.label : undefined}</span>
          </div>
        </div>
      </div>
      <ChartTable caption={caption} barName={barName} series={series} bars={bars} />
    </figure>
  );
}

type StackProps = {
  bar: Bar;
  series: readonly BarSeries[];
  top: number;
  height: number;
  x: number;
  width: number;
  dim: boolean;
};

function Stack({ bar, series, top, height, x, width, dim }: StackProps) {
  let below = 0;
  return series.map((one) => {
    const value = bar.values[one.key] ?? 0;
    if (value <= 0 || top === 0) return undefined;
    // Something that happened must be visible, however small it is beside the rest.
    const size = Math.max(2, (value / top) * height);
    below += size;
    return (
      <rect
        key={one.key}
        x={`${x}%`}
        width={`${width}%`}
        y={height - below}
        height={Math.max(1, size - 1)}
        rx={1}
        className={cn("transition-opacity", fills[one.tone], dim && "opacity-40")}
      />
    );
  });
}

function Legend({ series }: { series: readonly BarSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="8" height="8">
            <rect width="8" height="8" rx="2" className={fills[one.tone]} />
          </svg>
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

const fills: Record<Tone, string> = {
  neutral: "fill-neutral",
  accent: "fill-accent",
  success: "fill-success",
  warning: "fill-warning",
  danger: "fill-danger",
  info: "fill-info",
  held: "fill-held",
};

/** A round number not below the value, whose half is whole too: both stand on the axis. */
function ceiling(value: number): number {
  if (value <= 10) return Math.ceil(value / 2) * 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 3, 4, 5, 6, 8].find((candidate) => candidate * power >= value) ?? 10;
  return factor * power;
}
