import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  type CircleMinus,
  CircleSlash,
  CircleX,
  SearchX,
  TriangleAlert,
} from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";
import type { RecordStatus } from "@/lib/core/states";

export const recordStatusLabels: Record<RecordStatus, string> = {
  planned: "Not yet sent",
  // Its request may have arrived: PartnerStack is asked (engine/resolve-unknown).
  sending: "In doubt",
  success: "Success",
  rejected: "Rejected",
  invalid: "Invalid",
  no_match: "No match",
  uncertain: "Uncertain",
  dismissed: "Dismissed",
};

const looks = {
  planned: { tone: "neutral", icon: CircleDashed },
  sending: { tone: "info", icon: CircleHelp },
  success: { tone: "success", icon: CircleCheck },
  rejected: { tone: "danger", icon: CircleX },
  invalid: { tone: "warning", icon: TriangleAlert },
  no_match: { tone: "neutral", icon: SearchX },
  uncertain: { tone: "danger", icon: CircleHelp },
  dismissed: { tone: "neutral", icon: CircleSlash },
} as const satisfies Record<RecordStatus, { tone: string; icon: typeof CircleMinus }>;

/** How loud the reason of a record is: as loud as its status. */
export const issueTones = {
  planned: "info",
  sending: "info",
  success: "info",
  rejected: "danger",
  invalid: "warning",
  no_match: "info",
  uncertain: "danger",
  dismissed: "info",
} as const satisfies Record<RecordStatus, string>;

export function RecordStatusBadge({ status }: { status: RecordStatus }) {
  const { tone, icon } = looks[status];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {recordStatusLabels[status]}
    </StatusBadge>
  );
}
