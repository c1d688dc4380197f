import type { PgBoss } from "pg-boss";
import { systemClock } from "@/lib/runtime/system-clock";
import { log } from "@/lib/settings/log";
import { clearHistory } from "./clear-history";

const queue = "retention";
/** Once a day, at night in UTC; a server that was off then makes up for it when it starts. */
const nightly = "23 3 * * *";

/** Clears old history once a day, on whichever worker takes the job first. `settled` resolves when none is at work. */
export async function startRetention(
  boss: PgBoss,
  shutdown: AbortSignal,
): Promise<{ settled(): Promise<unknown> }> {
  let atWork: Promise<unknown> = Promise.resolve();
  await boss.createQueue(queue, { policy: "exclusive", retryLimit: 0, expireInSeconds: 12 * 60 * 60 });
  await boss.schedule(queue, nightly, null, { missed: "once" });
  await boss.work(queue, { pollingIntervalSeconds: 30, batchSize: 1 }, async ([job]) => {
    const signal = job ? AbortSignal.any([shutdown, job.signal]) : shutdown;
    const work = clearHistory(systemClock.now(), signal);
    atWork = work.catch(() => undefined);
    const cleared = await work;
    log.info(cleared, "old history was cleared");
  });
  return { settled: () => atWork };
}
