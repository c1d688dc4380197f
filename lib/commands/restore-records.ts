import type { Actor } from "@/lib/auth/actor";
import type { Restored } from "@/lib/contracts/record-acts";
import type { Problem } from "@/lib/http/problem";
import type { RecordSelection } from "@/lib/store/record-selection";
import { restoreRecords as restore } from "@/lib/store/restore-records";
import { decideOnRecords } from "./decide-on-records";

/** Takes a dismissal back: the records are what they were before, and due or in doubt again. */
export async function restoreRecords(
  actor: Actor,
  runId: number,
  selection: RecordSelection,
): Promise<Restored | Problem> {
  return decideOnRecords(actor, runId, selection, {
    act: "restore",
    action: "records.restored",
    detail: {},
    change: (tx, place, rows) => restore(tx, runId, place, rows),
  });
}
