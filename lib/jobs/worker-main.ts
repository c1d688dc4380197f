import { log } from "@/lib/settings/log";
import { closeDatabase } from "@/lib/store/database";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";
import { keepTrying } from "./keep-trying";
import { startWorker, type Worker } from "./worker";

/** `npm run worker`: one more worker on DATABASE_URL, until Ctrl-C. While the database is away it keeps trying. */
let worker: Worker | undefined;
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ worker: worker?.id }, "worker stops after the records it is at");
  await worker?.stop();
  await closeDatabase();
  process.exit(0);
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);

worker = await keepTrying("the worker could not start", startWorker, isDatabaseUnreachable);
