import type { ActivityKind, ActivityPage } from "@/lib/contracts/activity";
import { auditOf } from "@/lib/store/audit";
import { activityWords } from "./activity-words";

const prefixes: Record<ActivityKind, string> = { changes: "sync.", runs: "run.", records: "record" };

/** What was done to a sync, its runs and its records, newest first. */
export async function activityPage(
  syncId: number,
  { show, before }: { show?: ActivityKind; before?: number },
  limit: number,
): Promise<ActivityPage> {
  const wanted = show === undefined ? Object.values(prefixes) : [prefixes[show]];
  const from = before === undefined ? null : BigInt(before);
  const { rows, next } = await auditOf(`sync:${syncId}`, wanted, from, limit);
  return {
    entries: rows.map(({ id, at, actor, action, detail }) => ({
      id: Number(id),
      at: at.toISOString(),
      actor,
      ...activityWords(syncId, action, detail),
      note: typeof detail.note === "string" ? detail.note : null,
    })),
    next: next === null ? null : Number(next),
  };
}
