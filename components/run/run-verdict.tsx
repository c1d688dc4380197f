import { Disclosure } from "@/components/connection/disclosure";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { RunDetail, RunView } from "@/lib/contracts/runs";
import { mostMissed } from "@/lib/core/missed";
import type { RunStatus } from "@/lib/core/states";
import { GuardReasons } from "./guard-reasons";

type VerdictProps = Pick<RunDetail, "run" | "sending"> & {
  /** Shown elsewhere than on the run's own page, where something can be done about it. */
  linked: boolean;
};

/** What a person has to know of a run before anything else: that nothing was sent, that it is held, who released it. */
export function RunVerdict({ run, sending, linked }: VerdictProps) {
  if (run.held) return <Held run={run} held={run.held} linked={linked} />;
  if (run.dryRun) return <DryRunVerdict run={run} sending={sending} linked={linked} />;
  return <Provenance run={run} />;
}

type HeldProps = { run: RunView; held: NonNullable<RunView["held"]>; linked: boolean };

function Held({ run, held, linked }: HeldProps) {
  return (
    <Alert
      tone="held"
      title="This run is held by its guard rails. Nothing was sent."
      action={linked ? <LinkButton href={`/runs/${run.id}`}>Look and release</LinkButton> : undefined}
    >
      <GuardReasons run={run} />
      <p className="mt-3 text-muted">
        Look at its records, then release the run or cancel it. Unless somebody releases it before{" "}
        <Time value={held.until} show="full" /> it ends, and what it would have sent stays due.
      </p>
    </Alert>
  );
}

function DryRunVerdict({ run, sending, linked }: VerdictProps) {
  if (run.status !== "completed" || !run.plan) return undefined;
  const { plan, reasons } = run;
  return (
    <>
      <div className="flex flex-col items-start gap-1">
        <p className="font-semibold text-lg">{headline(run)}</p>
        {sending ? (
          <p className="text-muted">
            <TextLink href={`/runs/${sending.id}`}>Run {sending.id}</TextLink> {sendingWords[sending.status]}.
          </p>
        ) : plan.records > 0 ? (
          <p className="text-muted">
            Open a record to read its exact request. Send these sends exactly them, or nothing when something
            has changed by then.
          </p>
        ) : undefined}
        {linked && plan.records > 0 ? (
          <LinkButton href={`/runs/${run.id}`} className="mt-1">
            Look at them
          </LinkButton>
        ) : undefined}
      </div>
      {reasons.length > 0 ? (
        <Alert tone="held" title="Guard rails would hold this.">
          <GuardReasons run={run} />
        </Alert>
      ) : undefined}
    </>
  );
}

const sendingWords: Record<RunStatus, string> = {
  queued: "is about to send it",
  working: "is sending it",
  held: "is to send it and is held",
  completed: "has sent it",
  failed: "was to send it and failed",
  canceled: "was to send it and was canceled",
  skipped: "was to send it and was skipped",
};

function headline({ plan }: RunView): string {
  if (!plan || plan.records === 0)
    return "Nothing was sent, and nothing would be: PartnerStack has everything already.";
  return `Nothing was sent. ${plan.shortWords} would be.`;
}

/** Where a run that sends comes from: a dry run, or the hands of whoever let it pass its guard rails. */
function Provenance({ run }: { run: RunView }) {
  const { released, dryRunId, reasons, due } = run;
  return (
    <>
      {due && due.missed > 0 ? (
        <Alert tone="warning" title={`${missedWords(due.missed)} missed`}>
          It was due on <Time value={due.at} show="full" />, while no worker was alive. This one run makes up
          for all of them: whatever was due is sent by it.
        </Alert>
      ) : undefined}
      {dryRunId === null ? undefined : (
        <p className="text-muted">
          Sends exactly what <TextLink href={`/runs/${dryRunId}`}>dry run {dryRunId}</TextLink> showed.
        </p>
      )}
      {released ? (
        <p className="text-muted">
          Released by {released.by} <Time value={released.at} />: “{released.note}”
        </p>
      ) : undefined}
      {reasons.length > 0 ? (
        <Disclosure label="Why its guard rails held it">
          <GuardReasons run={run} />
        </Disclosure>
      ) : undefined}
    </>
  );
}

function missedWords(missed: number): string {
  if (missed >= mostMissed) return `More than ${mostMissed} later runs were`;
  return missed === 1 ? "1 later run was" : `${missed} later runs were`;
}
