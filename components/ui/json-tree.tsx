import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

type JsonTreeProps = {
  value: Json;
  /** How many levels stand open at first. */
  openLevels?: number;
};

/** A JSON value to walk through; works without script. */
export function JsonTree({ value, openLevels = 2 }: JsonTreeProps) {
  return (
    <div className="min-w-0 overflow-x-auto font-mono text-xs leading-5">
      <Node value={value} open={openLevels} />
    </div>
  );
}

function Node({ name, value, open }: { name?: string; value: Json; open: number }) {
  const label = name === undefined ? undefined : <span>{name}: </span>;
  if (typeof value !== "object" || value === null) {
    return (
      <div className="whitespace-pre-wrap break-words ps-4">
        {label}
        <Leaf value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const size = `${entries.length} ${isList ? "value" : "key"}${entries.length === 1 ? "" : "s"}`;
  if (entries.length === 0) {
    return (
      <div className="ps-4">
        {label}
        <span className="text-muted">{isList ? "[]" : "{}"}</span>
      </div>
    );
  }
  return (
    <details open={open > 0} className="group/node">
      <summary className="flex min-h-6 list-none items-center rounded-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform [details[open]>summary>&]:rotate-90"
        />
        {label}
        <span className="ps-1 text-muted">{isList ? `[${size}]` : `{${size}}`}</span>
      </summary>
      <div className="ms-2 border-s ps-2">
        {entries.map(([key, child]) => (
          <Node key={key} name={key} value={child ?? null} open={open - 1} />
        ))}
      </div>
    </details>
  );
}

function Leaf({ value }: { value: string | number | boolean | null }): ReactNode {
  if (typeof value === "string") return <span className="text-success">"{value}"</span>;
  if (typeof value === "number") return <span className="text-info">{value}</span>;
  return <span className="text-held">{String(value)}</span>;
}
