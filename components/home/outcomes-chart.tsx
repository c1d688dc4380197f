"use client";

import { BarChart } from "@/components/ui/bar-chart";
import type { HomeView } from "@/lib/contracts/home";
import { formatDay } from "@/lib/format/format-time";

export function OutcomesChart({ days }: { days: HomeView["days"] }) {
  return (
    <BarChart
      caption="Records by day"
      barName="Day"
      series={[
        { key: "success", label: "Success", tone: "success" },
        { key: "rejected", label: "Rejected", tone: "danger" },
        { key: "invalid", label: "Invalid", tone: "warning" },
      ]}
      bars={days.map(({ day, success, rejected, invalid }) => ({
        key: day,
        label: formatDay(day),
        values: { success, rejected, invalid },
      }))}
    />
  );
}
