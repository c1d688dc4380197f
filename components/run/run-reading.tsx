import { Time } from "@/components/ui/time";
import type { RunView } from "@/lib/contracts/runs";

/** What the counts of a run leave out: the rows that it did not ask the source for. */
export function RunReading({ run: { readFrom } }: { run: RunView }) {
  if (readFrom === null) return undefined;
  return (
    <p className="text-muted">
      Read rows since <Time value={readFrom} show="full" />, and rows without a time. A full sync reads all
      rows.
    </p>
  );
}
