import type { Actor } from "@/lib/auth/actor";
import { notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import {
  findDestination,
  hideDestination,
  lockAccount,
  switchOffSyncs,
  unendedRuns,
} from "@/lib/store/destinations";
import { requestCancel } from "@/lib/store/runs";

/**
 * Takes a destination out of use: its syncs are switched off, its runs stop between two records, its secret key is
 * erased. The row and its ledger stay, because they are the only proof of what was sent.
 */
export async function deleteDestination(
  actor: Actor,
  id: number,
  now: Date,
): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    const row = await findDestination(id, tx);
    if (!row) return notFound("This destination");
    await lockAccount(tx, row);
    const switchedOff = await switchOffSyncs(tx, id);
    for (const run of await unendedRuns(tx, id)) await requestCancel(tx, run.id, actor.name, now);
    await hideDestination(tx, id, now);
    await recordAudit(tx, {
      actor,
      action: "destination.deleted",
      subject: `destination:${id}`,
      detail: { name: row.name, publicKey: row.publicKey, syncs: row.syncs.map(({ label }) => label) },
    });
    for (const sync of switchedOff) {
      await recordAudit(tx, {
        actor,
        action: "sync.disabled",
        subject: `sync:${sync.id}`,
        detail: { reason: `The destination ${row.name} was deleted.` },
      });
    }
    return { ok: true };
  });
}
