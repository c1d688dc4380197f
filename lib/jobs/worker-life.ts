import { log } from "@/lib/settings/log";
import { keepTrying } from "./keep-trying";
import { within } from "./within";
import { startWorker } from "./worker";

/** How long the end of a process waits for a start that is under way. */
const startingMs = 3_000;

export interface WorkerLife {
  /** Resolves when the worker is ready; rejects with what `passes` says no to. */
  ready: Promise<unknown>;
  /** Stops the worker, also in the middle of its start. */
  stop(): Promise<void>;
}

/** Starts the worker of this process, and tries again as long as its database is away. */
export function beginWorker(passes?: (error: unknown) => boolean): WorkerLife {
  const starting = keepTrying("the worker could not start", startWorker, passes);
  return {
    ready: starting,
    async stop() {
      const worker = await within(startingMs, starting).catch(() => undefined);
      if (!worker) return;
      log.info({ worker: worker.id }, "worker stops after the records it is at");
      await worker.stop();
    },
  };
}
