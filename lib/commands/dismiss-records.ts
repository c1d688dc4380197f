import type { Actor } from "@/lib/auth/actor";
import type { Dismissed } from "@/lib/contracts/record-acts";
import { Problem } from "@/lib/http/problem";
import { dismissRecords as dismiss } from "@/lib/store/dismiss-records";
import type { RecordSelection } from "@/lib/store/record-selection";
import { decideOnRecords } from "./decide-on-records";

/**
 * Lets records go, with the reason: they are not brought back by the next run. A customer comes back when its row
 * changes; a transaction only when somebody retries it. One that may have arrived stays held in the ledger.
 */
export async function dismissRecords(
  actor: Actor,
  runId: number,
  { selection, note }: { selection: RecordSelection; note: string },
  now = new Date(),
): Promise<Dismissed | Problem> {
  const answer = await decideOnRecords(actor, runId, selection, {
    act: "dismiss",
    action: "records.dismissed",
    detail: { note },
    change: (tx, place, rows) => dismiss(tx, runId, place, rows, { by: actor.name, at: now, note }),
  });
  return answer instanceof Problem ? answer : { ...answer, dismissedAt: now.toISOString() };
}
