import type { Actor } from "@/lib/auth/actor";
import { asksBeforeFirstSend } from "@/lib/core/first-send";
import { Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import type { Transaction } from "@/lib/store/database";
import { markProductionConfirmed, type SyncToRun } from "@/lib/store/sync-for-run";

/**
 * Lets a run of this sync send. Before the first one to an account with real money, a person types the name of the
 * destination; that is kept, and nobody is asked again for this sync. A program that starts runs with an API key is not
 * asked: nobody would be there to type.
 */
export async function confirmFirstSend(
  tx: Transaction,
  actor: Actor,
  sync: SyncToRun,
  { typed, now }: { typed: string | undefined; now: Date },
): Promise<Problem | undefined> {
  const { destination, object } = sync;
  if (actor.userId === null || sync.productionConfirmedAt || !asksBeforeFirstSend(destination, object))
    return undefined;
  if (typed?.trim() !== destination.name) {
    const sentence = `Nobody has confirmed yet that this sync may send to ${destination.name}.`;
    return new Problem({
      status: 422,
      code: "confirmation_needed",
      message: sentence,
      hint: "Reload the page, and it asks for the name before it sends.",
      fields: { confirm: sentence },
    });
  }
  await markProductionConfirmed(tx, sync.id, now);
  await recordAudit(tx, {
    actor,
    action: "sync.first_send_confirmed",
    subject: `sync:${sync.id}`,
    detail: { destination: destination.name },
  });
  return undefined;
}
