import { countDue, nextDue, type SyncTriggers, syncTriggers } from "@/lib/core/triggers";
import { log } from "@/lib/settings/log";
import { database, type Transaction } from "@/lib/store/database";
import { enqueueRun, jobQueue } from "@/lib/store/queue";
import { insertRun } from "@/lib/store/runs";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import {
  databaseNow,
  findFollowers,
  holdFollower,
  lastCompleted,
  runGoingOn,
  setFollowed,
  setNextRun,
  takeDueSync,
} from "@/lib/store/triggers";

/** A run that was started, or passed over because another one is going on. */
export interface TriggeredRun {
  syncId: number;
  runId: number;
  skipped: boolean;
}

/** As many in one look; whatever is left is taken a second later. */
const mostAtOnce = 200;

/**
 * Starts what is due by the clock, and what follows syncs that have completed. Any number of workers may do it at once:
 * the row of a sync is held while its run is stored and its next time is set, in one transaction, so every time counts
 * once. All of it goes by the clock of the database.
 */
export async function startDueRuns(at?: Date): Promise<TriggeredRun[]> {
  // The queue opens its own connection: not inside a transaction, which would wait for it.
  await jobQueue();
  const now = at ?? (await databaseNow());
  const started: TriggeredRun[] = [];
  for (let looks = 0; looks < mostAtOnce; looks++) {
    const run = await database().$transaction((tx) => startDue(tx, now));
    if (run === "nothing due") break;
    if (run) started.push(run);
  }
  for (const follower of await findFollowers()) {
    const triggers = syncTriggers.catch(syncTriggers.parse({})).parse(follower.triggers);
    if (!isReady(triggers, marksOf(follower.followed), await lastCompleted(triggers.after))) continue;
    const run = await database().$transaction((tx) => startFollower(tx, follower.id, now));
    if (run) started.push(run);
  }
  for (const run of started)
    log.info({ ...run }, run.skipped ? "a due run was skipped" : "a due run was started");
  return started;
}

async function startDue(tx: Transaction, now: Date): Promise<TriggeredRun | undefined | "nothing due"> {
  const due = await takeDueSync(tx, now);
  if (!due) return "nothing due";
  const triggers = syncTriggers.catch(syncTriggers.parse({})).parse(due.triggers);
  const next = nextDue(triggers, now);
  await setNextRun(tx, due.id, next ?? null);
  // Somebody took the schedule away in a way that left its time behind.
  if (triggers.schedule.frequency === "never") return undefined;
  const isContinuous = triggers.schedule.frequency === "continuous";
  const missedTimes = isContinuous ? 0 : countDue(triggers, due.nextRunAt, now);
  return start(tx, due.id, now, {
    trigger: "scheduled",
    requestedBy: "the schedule",
    dueAt: due.nextRunAt,
    missedTimes,
    // Every minute of a long run would leave a line that says nothing new.
    noteSkipped: !isContinuous,
  });
}

async function startFollower(tx: Transaction, syncId: number, now: Date): Promise<TriggeredRun | undefined> {
  const follower = await holdFollower(tx, syncId);
  if (!follower) return undefined;
  const triggers = syncTriggers.catch(syncTriggers.parse({})).parse(follower.triggers);
  const completed = await lastCompleted(triggers.after, tx);
  if (!isReady(triggers, marksOf(follower.followed), completed)) return undefined;
  // One that is still going on was started before: it is waited for, and then followed once.
  if (await runGoingOn(tx, syncId)) return undefined;
  await setFollowed(tx, syncId, Object.fromEntries(completed));
  return start(tx, syncId, now, {
    trigger: "sequence",
    requestedBy: "another sync",
    dueAt: now,
    missedTimes: 0,
    noteSkipped: true,
  });
}

/** Each of the syncs that it follows has completed a run since the one that was followed last. */
function isReady(
  { after }: SyncTriggers,
  followed: Record<string, number>,
  completed: Map<number, number>,
): boolean {
  return after.length > 0 && after.every((id) => (completed.get(id) ?? 0) > (followed[id] ?? 0));
}

function marksOf(followed: unknown): Record<string, number> {
  return typeof followed === "object" && followed !== null ? (followed as Record<string, number>) : {};
}

interface Cause {
  trigger: "scheduled" | "sequence";
  requestedBy: string;
  dueAt: Date;
  missedTimes: number;
  noteSkipped: boolean;
}

async function start(
  tx: Transaction,
  syncId: number,
  now: Date,
  { noteSkipped, ...cause }: Cause,
): Promise<TriggeredRun | undefined> {
  const sync = await findSyncToRun(tx, syncId);
  if (!sync) return undefined;
  const run = { syncId, versionId: sync.versionId, fullSync: false, dryRun: false, ...cause };
  const going = await runGoingOn(tx, syncId);
  if (!going) {
    const { id } = await insertRun(tx, { ...run, queuedAt: now });
    await enqueueRun(tx, id);
    return { syncId, runId: id, skipped: false };
  }
  if (!noteSkipped) return undefined;
  const waits = going.status === "held";
  const { id } = await insertRun(tx, {
    ...run,
    ...{ status: "skipped", queuedAt: now, finishedAt: now },
    failure: {
      code: "overlap",
      message: waits
        ? `Run ${going.id} is held and waits for somebody to release it.`
        : `Run ${going.id} was still going on.`,
      hint: waits
        ? "Release or cancel that run; the next one starts when it is due."
        : "Nothing is lost: what is due is sent by the next run. Where this happens often, run the sync less often.",
    },
  });
  return { syncId, runId: id, skipped: true };
}
