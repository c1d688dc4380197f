import type { TriggerPreview, TriggersView } from "@/lib/contracts/triggers";
import { listed } from "@/lib/core/count-words";
import { scheduleWords } from "@/lib/core/trigger-words";
import { nextDue, noTriggers, type SyncTriggers, syncTriggers } from "@/lib/core/triggers";
import { findTriggerRow, namesOfSyncs } from "@/lib/store/triggers";

const shown = 5;

/** What starts a sync by itself; null where there is no such sync. */
export async function triggersOf(syncId: number, now: Date): Promise<TriggersView | null> {
  const row = await findTriggerRow(syncId);
  if (!row) return null;
  const triggers = readTriggers(row.triggers);
  const after = await namesOfSyncs(triggers.after);
  return {
    triggers,
    after,
    ...triggerPreview(
      triggers,
      now,
      after.map(({ label }) => label),
    ),
    hookSince: row.hookCreatedAt?.toISOString() ?? null,
  };
}

/** Triggers as they are stored; a later version may have written what this one cannot read. */
export function readTriggers(stored: unknown): SyncTriggers {
  return syncTriggers.catch(noTriggers).parse(stored);
}

/** What triggers say, and when they would start runs. */
export function triggerPreview(
  triggers: SyncTriggers,
  now: Date,
  after: readonly string[] = triggers.after.map(String),
): TriggerPreview {
  const next: string[] = [];
  for (let at = nextDue(triggers, now); at && next.length < shown; at = nextDue(triggers, at))
    next.push(at.toISOString());
  return { words: triggerWords(triggers, after), next };
}

/** "Every day at 06:00 (Europe/Berlin), not from 22:00 to 05:00; after Customers". */
export function triggerWords(triggers: SyncTriggers, after: readonly string[]): string {
  const { schedule, timeZone, blackouts } = triggers;
  const byClock = schedule.frequency !== "never";
  const namesTimes =
    !["never", "continuous", "quarter_hourly"].includes(schedule.frequency) || blackouts.length > 0;
  const zone = namesTimes ? ` (${timeZone})` : "";
  const pauses = blackouts.map(({ from, to }) => `from ${from} to ${to}`);
  const parts = [
    ...(byClock
      ? [`${scheduleWords(schedule)}${zone}${pauses.length > 0 ? `, not ${listed(pauses)}` : ""}`]
      : []),
    ...(after.length > 0 ? [`${byClock ? "after" : "After"} ${listed(after)}`] : []),
  ];
  return parts.join("; ") || "By hand, or by the API";
}
