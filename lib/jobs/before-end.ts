import { constants } from "node:os";
import { log } from "@/lib/settings/log";

const signals = ["SIGTERM", "SIGINT"] as const;

/**
 * Does `work` when the process is asked to end, and only then lets those hear of it who have listened before. Next is one
 * of them: it ends the process as soon as its last request is answered, whatever a worker in it is still at.
 */
export function beforeEnd(work: () => Promise<void>): void {
  let working: Promise<void> | undefined;
  for (const signal of signals) {
    const others = process.rawListeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, async () => {
      working ??= work().catch((error) =>
        log.error({ err: error }, "the process could not end in good order"),
      );
      await working;
      if (others.length === 0) process.exit(128 + constants.signals[signal]);
      for (const listener of others) listener.call(process, signal, constants.signals[signal]);
    });
  }
}
