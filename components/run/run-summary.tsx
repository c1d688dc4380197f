"use client";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Duration } from "@/components/ui/duration";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { RunDetail, RunView } from "@/lib/contracts/runs";
import { PlanStats } from "./plan-stats";
import { CountsSentence, RunCounts } from "./run-counts";
import { RunReading } from "./run-reading";
import { RunStatus } from "./run-status";
import { RunSteps } from "./run-steps";
import { RunTags } from "./run-tags";
import { elapsedMs, isActive } from "./run-time";
import { RunVerdict } from "./run-verdict";
import { useLiveRun } from "./use-live-run";
import { useTicking } from "./use-ticking";

/** Everything about one run at a glance, live while it works. */
export function RunSummary({ detail, linked = false }: { detail: RunDetail; linked?: boolean }) {
  const live = useLiveRun(detail);
  const { run, sending } = live;
  const now = useTicking(isActive(run), Date.parse(detail.at));
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <RunLine run={run} now={now} linked={linked} />
        {run.failure ? (
          <Alert tone={run.status === "skipped" ? "info" : "danger"} title={run.failure.message}>
            {run.failure.hint}
          </Alert>
        ) : undefined}
        {run.pause ? <PauseNotice pause={run.pause} /> : undefined}
        <RunVerdict run={run} sending={sending} linked={linked} />
        <RunSteps detail={live} now={now} />
        {endedUnread(run) ? undefined : (
          <>
            {run.plan && (run.held || (run.dryRun && run.status === "completed")) ? (
              <PlanStats run={run} plan={run.plan} />
            ) : (
              <RunCounts detail={live} />
            )}
            <CountsSentence detail={live} />
            <RunReading run={run} />
          </>
        )}
      </div>
    </Card>
  );
}

/** It ended before it had read anything: a grid of zeros would only look like a result. */
function endedUnread({ status, counts }: RunView): boolean {
  return counts.records === 0 && !isActive({ status }) && status !== "completed";
}

/** Why nothing moves, and that nobody has to do anything about it. */
function PauseNotice({ pause }: { pause: NonNullable<RunView["pause"]> }) {
  return (
    <Alert tone="warning" title="Waiting for PartnerStack to answer again" live>
      {pause.reason} Since <Time value={pause.since} show="clock" />; next try at{" "}
      <Time value={pause.nextTryAt} show="clock" />. What was sent stays sent, and the run goes on by itself.
    </Alert>
  );
}

function RunLine({ run, now, linked }: { run: RunView; now: number; linked: boolean }) {
  const spent = elapsedMs(run.startedAt, run.finishedAt ?? run.held?.since ?? null, now);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1" aria-live="polite">
      <RunStatus run={run} />
      {linked ? <TextLink href={`/runs/${run.id}`}>Run {run.id}</TextLink> : undefined}
      <span className="text-muted">
        <RunTags run={run} />
      </span>
      <span className="text-muted">
        <Time value={run.startedAt ?? run.queuedAt} />
      </span>
      {spent === undefined ? undefined : (
        <span className="text-muted">
          <Duration value={spent} />
        </span>
      )}
      {run.requestedBy ? <span className="text-muted">by {run.requestedBy}</span> : undefined}
    </div>
  );
}
