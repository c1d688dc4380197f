import type { SyncConfig } from "@/lib/core/sync-config";
import { objects } from "./objects";

/** Whether saving this makes every row of an event sync a new event, which is what pays twice. */
export function sendsAllAgain(saved: SyncConfig, next: SyncConfig | undefined): boolean {
  return next !== undefined && objects[saved.object].kind === "event" && next.syncKey !== saved.syncKey;
}
