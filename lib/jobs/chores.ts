import { log } from "@/lib/settings/log";
import { pool } from "@/lib/store/database";
import { expireHeldRuns } from "@/lib/store/run-hold";

/**
 * What has to happen by itself, whichever worker is there: called with every heartbeat of each of them, so everything
 * in here is one statement that does nothing the second time.
 */
export async function doChores(): Promise<void> {
  for (const runId of await expireHeldRuns(pool()))
    log.info({ runId }, "nobody released the held run in time");
}
