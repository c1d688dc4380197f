import type { Actor } from "@/lib/auth/actor";
import type { SyncView } from "@/lib/contracts/syncs";
import { type GuardSettings, guardRules, guardsOf } from "@/lib/core/guards/settings";
import type { JsonObject } from "@/lib/core/json";
import { objectNames } from "@/lib/core/sync-config";
import { notFound, type Problem } from "@/lib/http/problem";
import { findSync } from "@/lib/queries/sync";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { lockSync } from "@/lib/store/runs";
import { findSyncToEdit, updateSync } from "@/lib/store/syncs";

/** Sets the guard rails of a sync. They hold for the next plan; a run that is held already stays held. */
export async function editGuards(
  actor: Actor,
  id: number,
  guards: GuardSettings,
): Promise<SyncView | Problem> {
  const refused = await database().$transaction(async (tx) => {
    await lockSync(tx, id);
    const sync = await findSyncToEdit(tx, id);
    const object = objectNames.find((name) => name === sync?.object);
    if (!sync || !object) return notFound("This sync");
    const changes = whatMoved(guardsOf(object, sync.guards), guards);
    if (Object.keys(changes).length === 0) return undefined;
    await updateSync(tx, id, { guards });
    await recordAudit(tx, {
      actor,
      action: "sync.guards_edited",
      subject: `sync:${id}`,
      detail: changes,
    });
    return undefined;
  });
  return refused ?? (await findSync(id)) ?? notFound("This sync");
}

/** Each rule that differs, before and after, for the audit log. */
function whatMoved(before: GuardSettings, after: GuardSettings): JsonObject {
  const moved = guardRules.filter((rule) => before[rule] !== after[rule]);
  return Object.fromEntries(moved.map((rule) => [rule, { from: before[rule], to: after[rule] }]));
}
