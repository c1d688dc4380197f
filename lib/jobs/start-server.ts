import { bootstrap } from "@/lib/commands/bootstrap";
import { env } from "@/lib/settings/env";
import { log } from "@/lib/settings/log";
import { startWorker, type Worker } from "./worker";

const retryMs = 2_000;

/**
 * What the web process does at its start, besides serving pages: it creates what BOOTSTRAP_* asks for, and becomes a
 * worker unless WORKER=off. While the database is away it keeps trying; /api/health says so meanwhile.
 */
export async function startServer(): Promise<void> {
  void keepTrying("the first owner and key could not be checked", bootstrap);
  if (env().WORKER === "off") return;
  let worker: Worker | undefined;
  void keepTrying("the worker could not start", async () => {
    worker = await startWorker();
  });
  const stop = () => void worker?.stop();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

async function keepTrying(complaint: string, start: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await start();
      return;
    } catch (error) {
      log.error({ err: error }, `${complaint}; trying again`);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
