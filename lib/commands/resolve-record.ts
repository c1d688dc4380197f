import type { Actor } from "@/lib/auth/actor";
import type { Resolved, ResolveInput } from "@/lib/contracts/record-acts";
import { conflict, notFound, Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database, type Transaction } from "@/lib/store/database";
import { lockRun, type MemoryPlace } from "@/lib/store/decide";
import { jobQueue } from "@/lib/store/queue";
import {
  claimsOf,
  type DoubtfulRecord,
  lockClaims,
  releaseForRetry,
  settleArrived,
} from "@/lib/store/resolve-record";
import { findRecordIn, type RecordRow } from "@/lib/store/run-records";
import { lockSync, type RunRow } from "@/lib/store/runs";
import { memoryPlace } from "./memory-place";
import { queueRetry } from "./queue-retry";

/**
 * Settles a transaction that nobody can prove to have arrived, by the word of a person: it arrived, or it is to be sent
 * again. Of two people who decide at once one wins, and the other is told what was decided.
 */
export async function resolveRecord(
  actor: Actor,
  recordId: number,
  input: ResolveInput,
  now = new Date(),
): Promise<Resolved | Problem> {
  if (input.decision === "send_again") await jobQueue();
  return database().$transaction(async (tx) => {
    const known = await findRecordIn(tx, BigInt(recordId));
    if (!known) return notFound("This record");
    // Before the run, as a retry does it: one order, so that two people never wait for each other.
    await lockSync(tx, known.syncId);
    const run = await lockRun(tx, known.runId);
    const record = await findRecordIn(tx, known.id);
    if (!run || !record) return notFound("This record");
    if (record.status !== "uncertain") return decidedAlready(record);
    const place = await memoryPlace(tx, record.syncId);
    switch (input.decision) {
      case "arrived":
        return arrived(tx, actor, run, place, record, input, now);
      case "send_again":
        return sendAgain(tx, actor, run, place, record, input, now);
      default:
        return input satisfies never;
    }
  });
}

async function arrived(
  tx: Transaction,
  actor: Actor,
  run: RunRow,
  place: MemoryPlace,
  record: DoubtfulRecord & RecordRow,
  { remoteKey = null, note = null }: { remoteKey?: string | null; note?: string | null },
  now: Date,
): Promise<Resolved | Problem> {
  if (remoteKey !== null) {
    await lockClaims(tx, place);
    const claimedBy = (await claimsOf(tx, place, [remoteKey])).get(remoteKey);
    if (claimedBy !== undefined) {
      return conflict(
        `The transaction ${remoteKey} is matched with your record ${claimedBy} already.`,
        "Choose another transaction, or none when you cannot tell which one it is.",
      );
    }
  }
  const decision = { remoteKey, by: actor.name, at: now, note };
  if (!(await settleArrived(tx, run, place, record, decision))) return heldNoMore();
  await audit(tx, actor, "record.arrived", record, { remoteKey, note });
  return { run: runView((await lockRun(tx, run.id)) ?? run), retry: null };
}

async function sendAgain(
  tx: Transaction,
  actor: Actor,
  run: RunRow,
  place: MemoryPlace,
  record: DoubtfulRecord & RecordRow,
  { note }: { note: string },
  now: Date,
): Promise<Resolved | Problem> {
  const retry = await queueRetry(tx, actor, record.syncId);
  if (retry instanceof Problem) return retry;
  const decision = { by: actor.name, at: now, note: `Sent again in run ${retry.id}: ${note}` };
  // Thrown, so that the run that was just queued is taken back with the rest.
  if (!(await releaseForRetry(tx, place, record, retry.id, decision))) throw heldNoMore();
  await audit(tx, actor, "record.sent_again", record, { retry: retry.id, note });
  return { run: runView((await lockRun(tx, run.id)) ?? run), retry: runView(retry) };
}

function decidedAlready({ status, decidedBy, dismissedFrom }: RecordRow): Problem {
  const sentAgain = status === "dismissed" && dismissedFrom === null;
  const what =
    status === "success" ? "said that it arrived" : sentAgain ? "sent it again" : "dismissed or changed it";
  return conflict(
    `This record is no longer uncertain: ${decidedBy ?? "somebody"} ${what}.`,
    "Reload the page to see what was decided.",
  );
}

function heldNoMore(): Problem {
  return conflict(
    "The ledger no longer holds this key in doubt for this record.",
    "Look the key up under Records to see what happened to it since.",
  );
}

async function audit(
  tx: Transaction,
  actor: Actor,
  action: string,
  { id, runId, syncId, externalKey }: RecordRow,
  detail: { remoteKey?: string | null; retry?: number; note: string | null },
): Promise<void> {
  await recordAudit(tx, {
    actor,
    action,
    subject: `sync:${syncId}`,
    detail: { record: Number(id), run: runId, key: externalKey, ...detail },
  });
}
