import type {
  HistoryFilter,
  RunDetail,
  RunOutcome,
  RunPeriod,
  RunsPage,
  RunView,
} from "@/lib/contracts/runs";
import { hintOf } from "@/lib/core/issue";
import type { RecordStatus } from "@/lib/core/states";
import { findSending } from "@/lib/store/dry-runs";
import { type IssueGroupRow, issueGroups } from "@/lib/store/issue-groups";
import { countInDoubt } from "@/lib/store/records-in-doubt";
import { filteredRuns, type RunFilter } from "@/lib/store/run-history";
import { findRunWithVersion, listRuns, newestRuns, type RunKinds } from "@/lib/store/runs";
import { runView } from "./run-view";

/** One page of a sync's history, newest first; `before` is the id to go on below. */
export async function runsPage(syncId: number, before: number | undefined, limit: number): Promise<RunsPage> {
  const rows = await listRuns(syncId, before, limit + 1);
  const shown = rows.slice(0, limit).map(runView);
  return { runs: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

const outcomes: Record<RunOutcome, RunFilter> = {
  completed: { status: "completed", problems: false },
  with_errors: { status: "completed", problems: true },
  failed: { status: "failed" },
  canceled: { status: "canceled" },
  skipped: { status: "skipped" },
};
const periodDays: Record<RunPeriod, number> = { day: 1, week: 7, month: 30 };

/** One page of the runs of a sync that ended like this, and were asked for within the period. */
export async function filteredRunsPage(
  syncId: number,
  { outcome, period, before }: HistoryFilter,
  limit: number,
  now: Date,
): Promise<RunsPage> {
  const filter = {
    ...(outcome && outcomes[outcome]),
    ...(period && { since: new Date(now.getTime() - periodDays[period] * 86_400_000) }),
  };
  const { rows, next } = await filteredRuns(syncId, filter, before, limit);
  return { runs: rows.map(runView), next };
}

/** A run with its rejected, invalid and uncertain records grouped by cause; null when there is no such run. */
export async function runDetail(runId: number, now = new Date()): Promise<RunDetail | null> {
  const row = await findRunWithVersion(runId);
  if (!row) return null;
  const [groups, sending, inDoubt] = await Promise.all([
    issueGroups(runId),
    findSending(row),
    countInDoubt(runId),
  ]);
  const run = runView(row);
  return {
    run,
    version: row.version.number,
    sending: sending && { id: sending.id, status: sending.status },
    groups: groups.map((group) => ({
      status: group.status as RecordStatus,
      code: group.code,
      message: group.message,
      hint: hintOf(group.code),
      ...countOf(group, groups, run),
    })),
    inDoubt,
    at: now.toISOString(),
  };
}

/** Where only one group of a status is too large to be counted, it is what the others leave of the run's own count. */
function countOf(
  group: IssueGroupRow,
  groups: IssueGroupRow[],
  { counts }: RunView,
): { count: number; more: boolean } {
  const { status, count, more } = group;
  const others = groups.filter((other) => other !== group && other.status === status);
  if (!more || others.some((other) => other.more)) return { count, more };
  const all =
    status === "rejected" ? counts.rejected : status === "invalid" ? counts.invalid : counts.uncertain;
  return { count: all - others.reduce((sum, other) => sum + other.count, 0), more: false };
}

/** The newest run of each sync that has one; see newestRuns for what can be left out. */
export async function lastRuns(syncIds: number[], kinds: RunKinds = {}): Promise<Map<number, RunView>> {
  const rows = await newestRuns(syncIds, kinds);
  return new Map([...rows].map(([syncId, row]) => [syncId, runView(row)]));
}
