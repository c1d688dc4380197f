import { log } from "@/lib/settings/log";
import { closeDatabase } from "@/lib/store/database";
import { startWorker } from "./worker";

/** `npm run worker`: one more worker on DATABASE_URL, until Ctrl-C. */
const worker = await startWorker();
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ worker: worker.id }, "worker stops after the records it is at");
  await worker.stop();
  await closeDatabase();
  process.exit(0);
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
