import { systemClock } from "@/lib/runtime/system-clock";
import { database, pool } from "@/lib/store/database";
import { openPace } from "@/lib/store/pace";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { emptyAccount } from "../accounts";
import { addCustomer, paymentSync, payments } from "../payments";

export interface CrowdFigures {
  syncs: number;
  /** Calls a second of all syncs together, as a share of the limit. */
  share: number;
  refused: number;
  /** The longest time that any of them went without an accepted call while it had something to send, in milliseconds. */
  longestWaitMs: number;
}

const limitPerSecond = 100;

/** Ten syncs at once on one destination with a limit of 100 calls a second: one of them long, nine short. */
export async function crowd(syncs: number, seconds: number): Promise<CrowdFigures> {
  const account = await emptyAccount("benchcrowd", {});
  await addCustomer(account);
  await account.client.setSwitches({
    rateLimitPerMinute: limitPerSecond * 60,
    rateLimitWindowMs: 1_000,
    latencyMs: 20,
  });
  const first = await makeSync(paymentSync);
  const requestsPerMinute = limitPerSecond * 60;
  await database().destination.update({ where: { id: first.destinationId }, data: { requestsPerMinute } });

  const each = Math.round((limitPerSecond * seconds) / syncs);
  let refused = 0;
  let longestWaitMs = 0;
  const begun = performance.now();
  const runs = Array.from({ length: syncs }, async (_, at) => {
    const sync = at === 0 ? first : await makeSync(paymentSync, first.destinationId);
    const rows = payments(each).map((row) => ({ ...row, payment_id: `${row.payment_id}_${at}` }));
    const open = account.open(openPace(pool(), first.destinationId));
    // It has something to send from its first call on; what it reads before that is no wait for the pace.
    let last: number | undefined;
    const wire: typeof open = {
      ...open,
      call: async (request, signal) => {
        last ??= performance.now();
        const reply = await open.call(request, signal);
        if (reply.kind === "response" && reply.status === 429) refused += 1;
        longestWaitMs = Math.max(longestWaitMs, performance.now() - last);
        last = performance.now();
        return reply;
      },
    };
    await runOver(sync, rows, { wire, clock: systemClock });
    await open.close();
  });
  await Promise.all(runs);
  const took = (performance.now() - begun) / 1_000;
  return {
    syncs,
    share: (each * syncs) / took / limitPerSecond,
    refused,
    longestWaitMs: Math.round(longestWaitMs),
  };
}
