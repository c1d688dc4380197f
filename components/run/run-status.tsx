import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  SkipForward,
  TriangleAlert,
} from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";
import type { RunView } from "@/lib/contracts/runs";

/** The state of a run: icon and word, never colour alone. */
export function RunStatus({ run }: { run: Pick<RunView, "status" | "statusLabel" | "cancelRequested"> }) {
  switch (run.status) {
    case "queued":
      return (
        <StatusBadge tone="neutral" icon={CircleDashed}>
          {run.statusLabel}
        </StatusBadge>
      );
    case "working":
      return (
        <StatusBadge tone="info" working>
          {run.cancelRequested ? "Canceling" : run.statusLabel}
        </StatusBadge>
      );
    case "held":
      return (
        <StatusBadge tone="held" icon={CirclePause}>
          {run.statusLabel}
        </StatusBadge>
      );
    case "completed":
      return run.statusLabel === "Completed" ? (
        <StatusBadge tone="success" icon={CircleCheck}>
          {run.statusLabel}
        </StatusBadge>
      ) : (
        <StatusBadge tone="warning" icon={TriangleAlert}>
          {run.statusLabel}
        </StatusBadge>
      );
    case "failed":
      return (
        <StatusBadge tone="danger" icon={CircleX}>
          {run.statusLabel}
        </StatusBadge>
      );
    case "canceled":
      return (
        <StatusBadge tone="neutral" icon={Ban}>
          {run.statusLabel}
        </StatusBadge>
      );
    case "skipped":
      return (
        <StatusBadge tone="neutral" icon={SkipForward}>
          {run.statusLabel}
        </StatusBadge>
      );
    default:
      return run.status satisfies never;
  }
}
