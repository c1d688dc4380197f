import { connectionTest } from "@/lib/contracts/common";
import type { AttentionView } from "@/lib/contracts/home";
import type { RunView } from "@/lib/contracts/runs";
import { counted } from "@/lib/core/count-words";
import type { UncertainRow } from "@/lib/store/overview";
import { readTriggers } from "./triggers";

/** Lines of the list on Home: each one thing that needs somebody, since when, and where to act. */

export function noWorker(detail: string): AttentionView {
  return {
    kind: "no_worker",
    title: "No worker is alive",
    detail,
    since: null,
    href: "/settings",
    action: "See settings",
  };
}

export function keysRefused(destination: { name: string; keysRefusedAt: Date | null }): AttentionView[] {
  const { name, keysRefusedAt } = destination;
  if (!keysRefusedAt) return [];
  return [
    {
      kind: "keys_refused",
      title: `${name} refuses its keys`,
      detail: "Nothing is sent to it until the keys are corrected. What was not sent stays due.",
      since: keysRefusedAt.toISOString(),
      href: "/destinations",
      action: "Correct the keys",
    },
  ];
}

/** A run was due by itself and has not begun within the time that its sync allows. */
export function overdue(
  { id, label, dueAt, triggers }: { id: number; label: string; dueAt: Date; triggers: unknown },
  now: Date,
): AttentionView[] {
  const { overdueMinutes } = readTriggers(triggers);
  if (now.getTime() - dueAt.getTime() < overdueMinutes * 60_000) return [];
  return [
    {
      kind: "schedule_overdue",
      title: `${label} is overdue`,
      detail: `Its run was due and has not begun within ${counted(overdueMinutes, "minute")}. See whether a worker is alive.`,
      since: dueAt.toISOString(),
      href: `/syncs/${id}`,
      action: "Look at the sync",
    },
  ];
}

/** Its last test failed; the first check that did not pass says why. */
export function sourceFailed(source: {
  id: number;
  name: string;
  lastTest: unknown;
  lastTestedAt: Date | null;
}): AttentionView[] {
  const test = connectionTest.nullable().catch(null).parse(source.lastTest);
  if (!test || test.ok) return [];
  return [
    {
      kind: "source_failed",
      title: `${source.name} failed its last test`,
      detail: test.checks.find(({ ok }) => !ok)?.detail ?? "",
      since: source.lastTestedAt?.toISOString() ?? null,
      href: `/sources/${source.id}`,
      action: "Look at the source",
    },
  ];
}

/** It stays until a person has decided, however many runs came after. */
export function uncertainAttention(label: string, uncertain: UncertainRow | undefined): AttentionView[] {
  if (!uncertain) return [];
  const { runId, finishedAt, count } = uncertain;
  return [
    {
      kind: "records_uncertain",
      title: `${label}: ${counted(count, "record")} uncertain`,
      detail: "Nobody can prove whether they arrived. Look at the evidence and decide.",
      since: finishedAt?.toISOString() ?? null,
      href: `/runs/${runId}?status=uncertain`,
      action: "Decide",
    },
  ];
}

/** What the newest run of a sync leaves for a person to do. */
export function runAttention(label: string, run: RunView | undefined): AttentionView[] {
  if (!run) return [];
  const line = (
    kind: AttentionView["kind"],
    title: string,
    detail: string,
    more: Partial<AttentionView> = {},
  ): AttentionView => ({
    ...{ kind, title, detail },
    since: run.finishedAt,
    href: `/runs/${run.id}`,
    action: "Look at the run",
    ...more,
  });
  const { held, pause, status, failure, reasons } = run;
  const { rejected, invalid } = run.counts;
  const lines: AttentionView[] = [];
  if (held)
    lines.push(
      line("run_held", `${label} is held`, reasons[0]?.message ?? "", {
        since: held.since,
        action: "Look and release",
      }),
    );
  if (pause)
    lines.push(
      line("run_paused", `${label} waits for PartnerStack`, `${pause.reason} It goes on by itself.`, {
        since: pause.since,
      }),
    );
  if (status === "failed") lines.push(line("run_failed", `${label} failed`, failure?.message ?? ""));
  if (rejected > 0)
    lines.push(
      line(
        "records_rejected",
        `${label}: ${counted(rejected, "record")} rejected`,
        "PartnerStack refused them. They are tried again on the next run.",
        { href: `/runs/${run.id}?status=rejected` },
      ),
    );
  if (invalid > 0)
    lines.push(
      line(
        "records_invalid",
        `${label}: ${counted(invalid, "record")} invalid`,
        "They were stopped before sending. Correct them in the source.",
        { href: `/runs/${run.id}?status=invalid` },
      ),
    );
  return lines;
}
