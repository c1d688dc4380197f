import type { ConnectionTestView } from "@/lib/contracts/common";
import { StatusBadge } from "../ui/status-badge";
import { Time } from "../ui/time";

interface LastTestProps {
  test: ConnectionTestView | null;
  at: string | null;
  testing: boolean;
}

/** How the last test ended and when, in one line of a card. */
export function LastTest({ test, at, testing }: LastTestProps) {
  if (testing) {
    return (
      <StatusBadge tone="neutral" working>
        Testing
      </StatusBadge>
    );
  }
  if (!test || !at) return <span className="text-muted">Never</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <StatusBadge tone={test.ok ? "success" : "danger"}>{test.ok ? "Passed" : "Failed"}</StatusBadge>
      <Time value={at} className="text-muted" />
    </span>
  );
}
