import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";

const patienceMs = 60_000;

/** What the driver says of a connection that was cut off in the middle, without a code. */
const cutOff =
  /connection terminated|not queryable|timeout exceeded when trying to connect|has been closed|connection error/i;

/** Asks again while the database is away: whoever restarts it must be able to wait for it. */
export async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const away = isDatabaseUnreachable(error) || cutOff.test(error instanceof Error ? error.message : "");
      if (!away || performance.now() > deadline) throw error;
      await wait(100);
    }
  }
}
