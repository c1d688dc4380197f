import type { RunCountsView, RunView } from "@/lib/contracts/runs";
import { moneyText } from "@/lib/core/money";
import { finalRunStatuses, type RunStatus, type RunStep, runSteps } from "@/lib/core/states";
import type { RunRow } from "@/lib/store/runs";
import { judgementOf } from "./run-judgement";

/** A run as every page and the API shows it. */
export function runView(row: RunRow): RunView {
  const counts = countsOf(row);
  return {
    id: row.id,
    syncId: row.syncId,
    status: row.status,
    statusLabel: statusLabel(row.status, counts),
    tags: tagsOf(row),
    requestedBy: row.requestedBy,
    queuedAt: row.queuedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    cancelRequested: row.cancelRequestedAt !== null,
    step: (row.step as RunStep | null) ?? null,
    steps: stepsOf(row),
    counts,
    failure: row.failure as RunView["failure"],
    pause: row.pause as RunView["pause"],
    recordsRemovedAt: row.recordsRemovedAt?.toISOString() ?? null,
    payloadsRemovedAt: row.payloadsRemovedAt?.toISOString() ?? null,
    readFrom: row.readFrom?.toISOString() ?? null,
    dryRun: row.dryRun,
    dryRunId: row.dryRunId,
    due: row.dueAt && { at: row.dueAt.toISOString(), missed: row.missedTimes },
    ...judgementOf(row),
    moneySent: Object.entries(row.moneySent as Record<string, string>).map(([currency, minor]) => ({
      currency,
      minor: Number(minor),
      shown: moneyText(BigInt(minor), currency),
    })),
  };
}

function countsOf(row: RunRow): RunCountsView {
  const settled = row.success + row.rejected + row.noMatch + row.uncertain + row.dismissed;
  return {
    records: Number(row.records),
    unchanged: Number(row.unchanged),
    changed: Number(row.changed),
    invalid: Number(row.invalid),
    success: Number(row.success),
    rejected: Number(row.rejected),
    noMatch: Number(row.noMatch),
    uncertain: Number(row.uncertain),
    dismissed: Number(row.dismissed),
    unsent: Number(row.changed - settled),
  };
}

const statusLabels: Record<RunStatus, string> = {
  queued: "Queued",
  working: "Working",
  held: "Held",
  completed: "Completed",
  failed: "Failed",
  canceled: "Canceled",
  skipped: "Skipped",
};

function statusLabel(status: RunStatus, { rejected, uncertain, invalid }: RunCountsView): string {
  const troubled = rejected + uncertain + invalid > 0;
  return status === "completed" && troubled ? "Completed with errors" : statusLabels[status];
}

function tagsOf({ trigger, fullSync, dryRun, retry, test }: RunRow): string[] {
  const triggers = {
    manual: "Manual",
    scheduled: "Scheduled",
    api: "API",
    sequence: "Sequence",
    webhook: "Webhook",
  } as const;
  return [
    triggers[trigger],
    ...(fullSync ? ["Full Sync"] : []),
    ...(dryRun ? ["Dry Run"] : []),
    ...(test ? ["Test"] : retry ? ["Retry"] : []),
  ];
}

/** A step ends where the next one begins, reading ends with the plan, and the last one with the run. */
function stepsOf(row: RunRow): RunView["steps"] {
  const times = row.stepTimes as Partial<Record<RunStep, string>>;
  const ended = finalRunStatuses.includes(row.status) ? (row.finishedAt?.toISOString() ?? null) : null;
  return runSteps.map((step, at) => {
    const startedAt = times[step] ?? null;
    if (step === "read" && row.plannedAt !== null)
      return { step, startedAt, finishedAt: row.plannedAt.toISOString() };
    const following = runSteps.slice(at + 1).flatMap((later) => times[later] ?? [])[0];
    return { step, startedAt, finishedAt: startedAt === null ? null : (following ?? ended) };
  });
}
