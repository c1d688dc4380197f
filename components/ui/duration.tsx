import { formatDuration } from "@/lib/format/format-duration";
import { Dash } from "./dash";

/** A length of time in milliseconds: "1 m 12 s". */
export function Duration({ value }: { value: number | null | undefined }) {
  if (value === null || value === undefined) return <Dash />;
  return <span className="whitespace-nowrap">{formatDuration(value)}</span>;
}
