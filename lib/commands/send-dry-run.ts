import type { Actor } from "@/lib/auth/actor";
import type { RunView } from "@/lib/contracts/runs";
import { guardReasons } from "@/lib/core/guards/reason";
import { planSummary, recordsToSend } from "@/lib/core/plan-summary";
import { conflict, invalid, notFound, Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findSending, findUnendedSending } from "@/lib/store/dry-runs";
import { enqueueRun, jobQueue } from "@/lib/store/queue";
import { findRun, insertRun, lockSync, type RunRow } from "@/lib/store/runs";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import { confirmFirstSend } from "./confirm-first-send";

/**
 * "Send these": asks for a run that plans anew, with the configuration and the metadata of a dry run, and sends only if
 * the plan is still the same. What guard rails would hold there is let pass with a note, since whoever sends it has read
 * the reasons.
 */
export async function sendDryRun(
  actor: Actor,
  dryRunId: number,
  { note, confirm }: { note?: string; confirm?: string },
): Promise<RunView | Problem> {
  const dryRun = await findRun(dryRunId);
  if (!dryRun) return notFound("This run");
  const refused = notSendable(dryRun, note);
  if (refused) return refused;
  await jobQueue();
  const sent = await database().$transaction(async (tx) => {
    await lockSync(tx, dryRun.syncId);
    const sync = await findSyncToRun(tx, dryRun.syncId);
    if (!sync) return notFound("The sync of this dry run");
    const problem = inTheWay(dryRun, {
      sync,
      sending: await findSending(dryRun, tx),
      unended: await findUnendedSending(tx, dryRun.syncId),
    });
    if (problem) return problem;
    const unconfirmed = await confirmFirstSend(tx, actor, sync, { typed: confirm, now: new Date() });
    if (unconfirmed) return unconfirmed;
    const run = await insertRun(tx, {
      syncId: dryRun.syncId,
      versionId: dryRun.versionId,
      trigger: actor.apiKeyId === null ? "manual" : "api",
      fullSync: dryRun.fullSync,
      dryRun: false,
      requestedBy: actor.name,
      dryRunId,
      ...(note !== undefined && { releasedBy: actor.name, releaseNote: note }),
    });
    await enqueueRun(tx, run.id);
    await recordAudit(tx, {
      actor,
      action: "run.requested",
      subject: `sync:${dryRun.syncId}`,
      detail: { run: run.id, ofDryRun: dryRunId, ...(note !== undefined && { note }) },
    });
    return run;
  });
  return sent instanceof Problem ? sent : runView(sent);
}

/** What the dry run itself says against it. */
function notSendable(
  { dryRun, status, planSummary: stored, heldReasons }: RunRow,
  note: string | undefined,
): Problem | undefined {
  if (!dryRun) return conflict("This is not a dry run: it has sent what it planned.");
  if (status !== "completed" || stored === null)
    return conflict("Only a completed dry run can be sent.", "Start a new dry run.");
  if (recordsToSend(planSummary.parse(stored)) === 0)
    return conflict("This dry run found nothing to send.", "Everything is as PartnerStack has it already.");
  if (note === undefined && guardReasons.parse(heldReasons).length > 0)
    return invalid({ note: "Guard rails would hold this. Say in a few words why it may be sent." });
  return undefined;
}

interface Since {
  sync: { enabled: boolean; versionId: number };
  /** The newest run that was asked to send it, and a run of the sync that has not ended. */
  sending: Pick<RunRow, "id" | "status"> | null;
  unended: Pick<RunRow, "id"> | null;
}

/** What happened to the sync since. */
function inTheWay(dryRun: RunRow, { sync, sending, unended }: Since): Problem | undefined {
  if (!sync.enabled) return conflict("This sync is switched off.", "Enable it, then send these.");
  if (sync.versionId !== dryRun.versionId) {
    return conflict(
      "The configuration of this sync was changed since this dry run.",
      "Start a new dry run to see what it would send now.",
    );
  }
  if (sending?.status === "completed")
    return conflict(`Run ${sending.id} has sent these already.`, "Look at that run.");
  if (unended) {
    return conflict(
      `Run ${unended.id} of this sync has not ended.`,
      "Wait for its end or cancel it; then start a new dry run, because it changes what is due.",
    );
  }
  return undefined;
}
