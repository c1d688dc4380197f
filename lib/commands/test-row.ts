import type { Actor } from "@/lib/auth/actor";
import type { RunView } from "@/lib/contracts/runs";
import { conflict, notFound, Problem } from "@/lib/http/problem";
import { runView } from "@/lib/queries/run-view";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { jobQueue } from "@/lib/store/queue";
import { chooseKey } from "@/lib/store/retry-keys";
import { lockSync } from "@/lib/store/runs";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import { confirmFirstSend } from "./confirm-first-send";
import { queueRetry } from "./queue-retry";

/**
 * Tries a sync with one row: a run that looks at this key alone and takes the same way as every other, ledger, guard
 * rails and history included. A transaction that was sent is not sent again, and one that this sends is not sent by a
 * later run.
 */
export async function testRow(
  actor: Actor,
  syncId: number,
  { key, confirm }: { key: string; confirm?: string },
): Promise<RunView | Problem> {
  // The queue opens its own connection: not inside the transaction, which would wait for it.
  await jobQueue();
  const run = await database().$transaction(async (tx) => {
    await lockSync(tx, syncId);
    const sync = await findSyncToRun(tx, syncId);
    if (!sync) return notFound("This sync");
    if (sync.skipPending) return skipsCurrent();
    const unconfirmed = await confirmFirstSend(tx, actor, sync, { typed: confirm, now: new Date() });
    if (unconfirmed) return unconfirmed;
    const queued = await queueRetry(tx, actor, syncId, { test: true });
    if (queued instanceof Problem) return queued;
    await chooseKey(tx, queued.id, key);
    await recordAudit(tx, {
      actor,
      action: "record.tested",
      subject: `sync:${syncId}`,
      detail: { run: queued.id, key },
    });
    return queued;
  });
  return run instanceof Problem ? run : runView(run);
}

/** Before its first run nobody knows which rows are the current ones, and a test would send what is never to be sent. */
function skipsCurrent(): Problem {
  return conflict(
    "This sync skips the current records, and has not run yet to learn which those are.",
    "Run it once: it remembers them and sends nothing. Then test a row that came after.",
  );
}
