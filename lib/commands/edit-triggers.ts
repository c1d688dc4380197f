import type { Actor } from "@/lib/auth/actor";
import type { TriggersInput, TriggersView } from "@/lib/contracts/triggers";
import { startsByItself } from "@/lib/core/frequencies";
import type { JsonObject } from "@/lib/core/json";
import { nextDue, type SyncTriggers } from "@/lib/core/triggers";
import { invalid, notFound, type Problem } from "@/lib/http/problem";
import { readTriggers, triggersOf, triggerWords } from "@/lib/queries/triggers";
import { recordAudit } from "@/lib/store/audit";
import { database, type Transaction } from "@/lib/store/database";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import { allFollowing, existingSyncs, holdTriggers, lastCompleted, saveTriggers } from "@/lib/store/triggers";
import { confirmFirstSend } from "./confirm-first-send";

/**
 * Sets what starts a sync by itself. Its next time is counted from now, so nothing that lies in the past is made up for;
 * a sync that it follows is followed from its next run on. Who lets a sync run by itself lets it send: before the first
 * send to an account with real money the name of the destination is asked for here too.
 */
export async function editTriggers(
  actor: Actor,
  id: number,
  { triggers, confirm }: TriggersInput,
  now: Date,
): Promise<TriggersView | Problem> {
  const refused = await database().$transaction(async (tx) => {
    const held = await holdTriggers(tx, id);
    const sync = held && (await findSyncToRun(tx, id));
    if (!held || !sync) return notFound("This sync");
    const problem = await followProblem(tx, id, triggers);
    if (problem) return problem;
    if (startsByItself(triggers)) {
      const unconfirmed = await confirmFirstSend(tx, actor, sync, { typed: confirm, now });
      if (unconfirmed) return unconfirmed;
    }
    const before = readTriggers(held.triggers);
    await saveTriggers(tx, id, {
      triggers,
      nextRunAt: held.enabled ? (nextDue(triggers, now) ?? null) : null,
      followed: Object.fromEntries(await lastCompleted(triggers.after, tx)),
    });
    await recordAudit(tx, {
      actor,
      action: "sync.triggers_edited",
      subject: `sync:${id}`,
      detail: { from: wordsOf(before), to: wordsOf(triggers) } satisfies JsonObject,
    });
    return undefined;
  });
  return refused ?? (await triggersOf(id, now)) ?? notFound("This sync");
}

function wordsOf(triggers: SyncTriggers): string {
  return triggerWords(
    triggers,
    triggers.after.map((id) => `sync ${id}`),
  );
}

/** Syncs that are not there cannot be followed, and none may come back to itself. */
async function followProblem(
  tx: Transaction,
  id: number,
  { after }: SyncTriggers,
): Promise<Problem | undefined> {
  if (after.length === 0) return undefined;
  const existing = await existingSyncs(tx, after);
  if (after.some((other) => !existing.includes(other)))
    return invalid({ "triggers.after": "One of these syncs does not exist any more. Choose others." });
  const following = new Map(
    (await allFollowing(tx)).map((sync) => [sync.id, readTriggers(sync.triggers).after]),
  );
  const seen = new Set<number>();
  const open = [...after];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id)
      return invalid({
        "triggers.after": "It would follow itself, directly or by way of another sync. Leave that one out.",
      });
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(following.get(next) ?? []));
  }
  return undefined;
}
