import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { z } from "zod";
import { log } from "@/lib/settings/log";
import { pool } from "@/lib/store/database";
import { jobQueue, type RunJob, runQueue, stopQueue } from "@/lib/store/queue";
import { releaseLeasesOf, runBehind, runsWithoutWorker } from "@/lib/store/run-lease";
import { beat, forgetWorker } from "@/lib/store/worker-heartbeats";
import { doChores } from "./chores";
import { startRetention } from "./retention";
import { startDueRuns } from "./start-due-runs";
import { within } from "./within";
import { workRun } from "./work-run";

/** Runs that one worker process works on side by side; they share the rate of their destination fairly. */
const runsAtOnce = 4;
const heartbeatMs = 5_000;
/** How soon a run is missed whose worker fell silent, or whose job was lost; one look along an index. */
const orphansEveryMs = 1_000;
/** How soon a run begins that is due; two looks along an index of a small table. */
const dueEveryMs = 1_000;

/**
 * How long a worker that stops sees the records under way to their end, in seconds. Most answers are there within one; a
 * transaction that is left waits in doubt, as after a crash, and is settled by whoever goes on. Tests shorten it.
 */
const stopSeconds = z.coerce
  .number()
  .min(0)
  .default(8)
  .parse(process.env.STOP_SECONDS || undefined);
/** How long the database may take to hear that a worker is gone. */
const signOffMs = 3_000;

export interface Worker {
  id: string;
  /** Lets the records under way finish, for some seconds, gives the runs back, signs off and stops. It does not throw. */
  stop(): Promise<void>;
}

/** Starts a worker in this process: it takes runs from the queue, and picks up those whose worker died. */
export async function startWorker(): Promise<Worker> {
  const id = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const shutdown = new AbortController();
  const atWork = new Set<Promise<void>>();

  const take = (runId: number): Promise<void> => {
    const work = workOn(runId).finally(() => atWork.delete(work));
    atWork.add(work);
    return work;
  };
  /** Works on a run, and then on what waited for its end. */
  const workOn = async (runId: number) => {
    await workRun(runId, id, shutdown.signal);
    if (shutdown.signal.aborted) return;
    const next = await runBehind(pool(), runId).catch(() => undefined);
    if (next !== undefined) await workOn(next);
  };

  const boss = await jobQueue();
  await beat(pool(), id, hostname());
  await boss.work<RunJob>(
    runQueue,
    { localConcurrency: runsAtOnce, pollingIntervalSeconds: 0.5, batchSize: 1 },
    async ([job]) => {
      if (job) await take(job.data.runId);
    },
  );
  const retention = await startRetention(boss, shutdown.signal);

  /** Shows that this worker is alive. */
  let beating: Promise<void> | undefined;
  const showLife = async () => {
    beating = beat(pool(), id, hostname());
    await beating;
    await doChores();
  };
  /** Takes the runs of workers that are not. */
  const takeOrphans = async () => {
    if (atWork.size >= runsAtOnce) return;
    const orphans = await runsWithoutWorker(pool());
    if (shutdown.signal.aborted) return;
    for (const orphan of orphans.slice(0, runsAtOnce - atWork.size)) void take(orphan);
  };
  // At once too: a server that is started again after a crash goes on where it was.
  const habits = [
    everySoOften(heartbeatMs, showLife),
    everySoOften(orphansEveryMs, takeOrphans),
    everySoOften(dueEveryMs, async () => void (await startDueRuns())),
  ];
  log.info({ worker: id }, "worker ready");

  const signOff = async () => {
    // A heartbeat that is on its way would bring back what is taken away here.
    await beating?.catch(() => undefined);
    await releaseLeasesOf(pool(), id);
    await forgetWorker(pool(), id);
  };
  return {
    id,
    async stop() {
      for (const stopHabit of habits) stopHabit();
      shutdown.abort();
      const left = Promise.allSettled([boss.offWork(runQueue), ...atWork, retention.settled()]);
      await within(stopSeconds * 1_000, left);
      await within(signOffMs, signOff()).catch((error) =>
        log.warn({ err: error }, "the worker could not sign off"),
      );
      await within(signOffMs, stopQueue()).catch((error) =>
        log.warn({ err: error }, "the job queue could not be closed"),
      );
    },
  };
}

/** Does it at once and then at every interval, unless the last time is still under way. Gives what ends it. */
function everySoOften(ms: number, work: () => Promise<void>): () => void {
  let atIt = false;
  const once = async () => {
    if (atIt) return;
    atIt = true;
    await work().catch((error) => log.warn({ err: error }, "the worker cannot reach the database"));
    atIt = false;
  };
  const timer = setInterval(once, ms);
  void once();
  return () => clearInterval(timer);
}
