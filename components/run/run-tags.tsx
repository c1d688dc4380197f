import { Badge } from "@/components/ui/badge";
import type { RunView } from "@/lib/contracts/runs";

/** What started a run, and of which kind it is. A dry run stands out: none of its figures was sent. */
export function RunTags({ run: { tags, dryRun } }: { run: Pick<RunView, "tags" | "dryRun"> }) {
  const words = tags.filter((tag) => tag !== "Dry Run").join(", ");
  return (
    <span className="inline-flex items-center gap-1.5">
      {words}
      {dryRun ? <Badge tone="info">Dry Run</Badge> : undefined}
    </span>
  );
}
