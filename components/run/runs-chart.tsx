"use client";

import { BarChart } from "@/components/ui/bar-chart";
import { Card } from "@/components/ui/card";
import type { RunView } from "@/lib/contracts/runs";

/** Outcomes of the last runs, oldest on the left. */
export function RunsChart({ runs }: { runs: readonly RunView[] }) {
  const sending = runs.filter(({ dryRun }) => !dryRun);
  const bars = sending.toReversed().map(({ id, counts }) => ({
    key: String(id),
    label: `Run ${id}`,
    values: { success: counts.success, rejected: counts.rejected, invalid: counts.invalid },
  }));
  return (
    <Card title="Records per run" text={`The last ${sending.length} runs`}>
      <BarChart
        caption="Records per run"
        barName="Run"
        series={[
          { key: "success", label: "Success", tone: "success" },
          { key: "rejected", label: "Rejected", tone: "danger" },
          { key: "invalid", label: "Invalid", tone: "warning" },
        ]}
        bars={bars}
      />
    </Card>
  );
}
