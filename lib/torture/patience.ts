import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";

const patienceMs = 60_000;

/** Asks again while the database is away: whoever restarts it must be able to wait for it. */
export async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDatabaseUnreachable(error) || performance.now() > deadline) throw error;
      await wait(100);
    }
  }
}
