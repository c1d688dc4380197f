import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { apiTokenHash } from "@/lib/auth/api-token";
import { notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findSyncToRun } from "@/lib/store/sync-for-run";
import { holdTriggers, setHook } from "@/lib/store/triggers";
import { confirmFirstSend } from "./confirm-first-send";

/**
 * Makes a secret address that starts a run of the sync; one that was there before is void from then on. Its token is kept
 * as a hash only, so it is told this once. Whoever has the address lets the sync send, hence the question for the name.
 */
export async function makeHook(
  actor: Actor,
  syncId: number,
  confirm: string | undefined,
  now: Date,
): Promise<{ path: string; since: string } | Problem> {
  const token = randomBytes(24).toString("base64url");
  const refused = await database().$transaction(async (tx) => {
    const sync = (await holdTriggers(tx, syncId)) && (await findSyncToRun(tx, syncId));
    if (!sync) return notFound("This sync");
    const unconfirmed = await confirmFirstSend(tx, actor, sync, { typed: confirm, now });
    if (unconfirmed) return unconfirmed;
    await setHook(tx, syncId, { hash: apiTokenHash(token), at: now });
    await recordAudit(tx, { actor, action: "sync.hook_made", subject: `sync:${syncId}` });
    return undefined;
  });
  return refused ?? { path: `/api/hooks/${token}`, since: now.toISOString() };
}

/** Takes the address away; calls to it are refused from then on. */
export async function removeHook(actor: Actor, syncId: number): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    if (!(await holdTriggers(tx, syncId))) return notFound("This sync");
    await setHook(tx, syncId, null);
    await recordAudit(tx, { actor, action: "sync.hook_removed", subject: `sync:${syncId}` });
    return { ok: true };
  });
}
