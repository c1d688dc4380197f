import type { Json } from "@/lib/core/json";

/** A value as the source gives it. Null and an empty text look alike nowhere, because a sync treats them differently. */
export function CellValue({ value }: { value: Json | undefined }) {
  if (value === null || value === undefined)
    return <span className="rounded-sm bg-neutral-soft px-1 text-muted">null</span>;
  if (value === "") return <span className="rounded-sm bg-neutral-soft px-1 text-muted">empty</span>;
  if (typeof value === "object") return <span>{JSON.stringify(value)}</span>;
  return <span>{String(value)}</span>;
}
