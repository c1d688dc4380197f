import { setTimeout as wait } from "node:timers/promises";
import type { Scheduled } from "./deeds";
import { doDeed } from "./do-deed";
import type { Wave } from "./history";
import { patiently } from "./patience";
import type { Stage, Toll } from "./stage";
import { clearSky } from "./weather";

const lookEveryMs = 100;
/** How long undisturbed runs may take to their end before something must be wrong. */
const graceMs = 300_000;
/** Two race for runs, and a third one is there while the heir of a killed one starts. */
export const workersAtOnce = 3;

/** Rounds of undisturbed runs after the last wave in which everything that is still due has to come through. */
const roundsToSettle = 8;

/**
 * Lets one wave of new rows through all syncs, doing each deed when it is due. Returns when every sync has completed a
 * run over the wave and every deed is done. `held` is how many records PartnerStack shall hold before and after it.
 */
export async function playWave(
  stage: Stage,
  wave: Wave & { isLast: boolean },
  held: { before: number; after: number },
  deeds: Scheduled[],
  toll: Toll,
  deadline: number,
): Promise<void> {
  const { operator, connections, tables } = stage;
  const background = new Set<Promise<void>>();
  const left = [...deeds];
  const { customers, keyed, plain } = connections.syncs;

  await patiently(() => tables.write(wave));
  const isFirst = held.before === 0;
  // Payments of customers that are not there yet would only be refused.
  await operator.want(isFirst ? [customers] : [customers, keyed, plain]);
  let served = false;
  let begun = !isFirst;
  for (;;) {
    served = await operator.isServed();
    if (served && !begun) {
      begun = true;
      await operator.want([keyed, plain]);
      continue;
    }
    if (performance.now() > deadline) left.length = 0;
    if (performance.now() > deadline + graceMs) throw new Error("The runs do not come to their end.");
    if (served && left.length === 0) break;
    if (wave.isLast && left.length === 0 && background.size === 0) await clearUp(stage);

    const [next] = left;
    if (next && (served || (await progress(stage, held)) >= next.at)) {
      left.shift();
      // A deed needs something to be done to: what is left over meets runs that have little to do.
      if (served) await operator.askForAll();
      await wait(next.afterMs);
      await doDeed(stage, next, toll, background);
    } else await wait(lookEveryMs);
  }
  await Promise.all(background);
}

/** How much of the wave PartnerStack holds, from 0 to 1. */
async function progress({ sandbox }: Stage, held: { before: number; after: number }): Promise<number> {
  const { customers, transactions } = await sandbox.summary();
  return (customers.total + transactions.total - held.before) / Math.max(1, held.after - held.before);
}

/** Ends all disturbance. */
async function clearUp({ network, sandbox }: Stage): Promise<void> {
  if (!network.calmDown()) return;
  await sandbox.setSwitches(clearSky);
}

/** Ends all disturbance and lets runs follow each other until one of every sync finds nothing to do. */
export async function settleDown(stage: Stage): Promise<void> {
  const { crew, operator, connections } = stage;
  await clearUp(stage);
  while (crew.pids.length < workersAtOnce) crew.start();
  for (let round = 0; round < roundsToSettle; round++) {
    await operator.want(Object.values(connections.syncs));
    const deadline = performance.now() + graceMs;
    while (!(await operator.isServed())) {
      if (performance.now() > deadline) throw new Error("The runs do not come to their end.");
      await wait(lookEveryMs);
    }
    if (await operator.foundNothing()) return;
  }
}
