import { PgBoss } from "pg-boss";
import { env } from "@/lib/settings/env";
import { log } from "@/lib/settings/log";
import type { Prisma } from "./generated/client";

/** Jobs carry ids only: the row is the truth, and a job that comes twice or late finds nothing left to do. */
export const runQueue = "run";
export interface RunJob {
  runId: number;
}

declare global {
  // Next loads instrumentation and routes as separate bundles; both must share one queue.
  var tributaryQueue: Promise<PgBoss> | undefined;
}

/** The job queue of this process, started when first asked for. */
export function jobQueue(): Promise<PgBoss> {
  globalThis.tributaryQueue ??= startQueue().catch((error) => {
    globalThis.tributaryQueue = undefined;
    throw error;
  });
  return globalThis.tributaryQueue;
}

async function startQueue(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    application_name: "tributary queue",
    max: 4,
  });
  boss.on("error", (error) => log.error({ err: error }, "the job queue lost its database"));
  await boss.start();
  // Stored retries are short: a run that is cut off is found by its lease, not by its job.
  await boss.createQueue(runQueue, {
    retryLimit: 0,
    expireInSeconds: 12 * 60 * 60,
    deleteAfterSeconds: 24 * 60 * 60,
  });
  return boss;
}

export async function stopQueue(): Promise<void> {
  const started = globalThis.tributaryQueue;
  globalThis.tributaryQueue = undefined;
  if (started) await (await started).stop({ graceful: false, close: true });
}

/** Puts a run into the queue in the transaction that stores it, so that neither exists without the other. */
export async function enqueueRun(tx: Prisma.TransactionClient, runId: number): Promise<void> {
  const boss = await jobQueue();
  const job: RunJob = { runId };
  await boss.send(runQueue, job, {
    db: { executeSql: async (text, values) => ({ rows: await tx.$queryRawUnsafe(text, ...(values ?? [])) }) },
  });
}
