import type { RunDetail } from "@/lib/contracts/runs";
import type { RecordStatus } from "@/lib/core/states";

type Filter = { status?: RecordStatus; issue?: string; operation?: string; key?: string };

/** How many records a list of a run has on all its pages together; undefined where nobody has counted them. */
export function recordsTotal({ run: { counts }, groups, inDoubt }: RunDetail, filter: Filter) {
  if (filter.key !== undefined || filter.operation !== undefined) return undefined;
  if (filter.issue !== undefined) {
    const group = groups.find(({ status, code }) => status === filter.status && code === filter.issue);
    return group && !group.more ? group.count : undefined;
  }
  const { status } = filter;
  switch (status) {
    case undefined:
      return counts.changed + counts.invalid;
    case "planned":
      return counts.unsent - inDoubt;
    case "sending":
      return inDoubt;
    case "no_match":
      return counts.noMatch;
    case "success":
    case "rejected":
    case "invalid":
    case "uncertain":
    case "dismissed":
      return counts[status];
    default:
      return status satisfies never;
  }
}
