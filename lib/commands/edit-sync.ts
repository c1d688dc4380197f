import type { Actor } from "@/lib/auth/actor";
import type { SyncEdit, SyncView } from "@/lib/contracts/syncs";
import { type Json, sameJson } from "@/lib/core/json";
import type { Column } from "@/lib/core/record";
import { type SyncConfig, syncConfig } from "@/lib/core/sync-config";
import { nextDue } from "@/lib/core/triggers";
import { conflict, invalid, notFound, type Problem } from "@/lib/http/problem";
import { findSync } from "@/lib/queries/sync";
import { readTriggers } from "@/lib/queries/triggers";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { lockSync } from "@/lib/store/runs";
import { columnsOf, findSyncToEdit, insertVersion, updateSync } from "@/lib/store/syncs";
import { configProblem } from "./config-problem";

/**
 * Changes a sync. A configuration that says something new becomes the next version, which later runs are pinned to;
 * label, switch and limit belong to the sync itself. What a sync ties together cannot be changed: its records are
 * remembered by destination and object, and another dataset is another set of keys.
 */
export async function editSync(
  actor: Actor,
  id: number,
  edit: SyncEdit,
  now = new Date(),
): Promise<SyncView | Problem> {
  const refused = await database().$transaction(async (tx) => {
    await lockSync(tx, id);
    const sync = await findSyncToEdit(tx, id);
    const [current] = sync?.versions ?? [];
    if (!sync || !current) return notFound("This sync");

    const config = newConfig(syncConfig.parse(current.config), edit.config);
    if (config) {
      if (edit.baseVersion !== undefined && edit.baseVersion !== current.number)
        return editedMeanwhile(current);
      const problem = refusal(config, sync.object, columnsOf(sync.dataset));
      if (problem) return problem;
      const number = current.number + 1;
      await insertVersion(tx, { syncId: id, number, config, createdByName: actor.name });
      await recordAudit(tx, {
        actor,
        action: "sync.configured",
        subject: `sync:${id}`,
        detail: { version: number },
      });
    }

    const settings = changedSettings(sync, edit);
    if (Object.keys(settings).length > 0) {
      await updateSync(tx, id, { ...settings, ...nextTimeOf(sync, settings, now) });
      await recordAudit(tx, { actor, action: "sync.edited", subject: `sync:${id}`, detail: settings });
    }
    return undefined;
  });
  return refused ?? (await findSync(id)) ?? notFound("This sync");
}

/** The configuration to write, or undefined when it says what the current one says. Backfill was decided at creation. */
function newConfig(current: SyncConfig, edited: SyncConfig | undefined): SyncConfig | undefined {
  if (!edited) return undefined;
  const config = { ...edited, backfill: current.backfill };
  return sameJson(config as Json, current as Json) ? undefined : config;
}

function refusal(config: SyncConfig, object: string, columns: Column[]): Problem | undefined {
  if (config.object === object) return configProblem(config, columns);
  return invalid({
    "config.object": "The object of a sync cannot be changed. Create another sync for the other object.",
  });
}

function editedMeanwhile({ number, createdByName }: { number: number; createdByName: string }): Problem {
  return conflict(
    `${createdByName} saved version ${number} of this configuration while you were editing.`,
    "Open the configuration again to see it, then make your change.",
  );
}

/** A sync that is switched off is not due; switched on again it goes on from now, and makes up for nothing. */
function nextTimeOf(
  { triggers }: { triggers: unknown },
  { enabled }: { enabled?: boolean },
  now: Date,
): { nextRunAt?: Date | null } {
  if (enabled === undefined) return {};
  return { nextRunAt: enabled ? (nextDue(readTriggers(triggers), now) ?? null) : null };
}

/** Only what differs, so that the audit log does not list what stayed as it was. */
function changedSettings(
  sync: { label: string; enabled: boolean; attemptsLimit: number },
  { label, enabled, attemptsLimit }: SyncEdit,
): { label?: string; enabled?: boolean; attemptsLimit?: number } {
  return {
    ...(label !== undefined && label !== sync.label && { label }),
    ...(enabled !== undefined && enabled !== sync.enabled && { enabled }),
    ...(attemptsLimit !== undefined && attemptsLimit !== sync.attemptsLimit && { attemptsLimit }),
  };
}
