import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "@/lib/runtime/system-clock";
import { database, pool } from "@/lib/store/database";
import { openPace } from "@/lib/store/pace";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { emptyAccount } from "../accounts";
import { barePosts } from "../bare-client";
import { addCustomer, paymentBodies, paymentSync, payments } from "../payments";

export interface LimitFigures {
  rows: number;
  limitPerSecond: number;
  /** Accepted calls a second as a share of the limit; of an unknown limit only after the first 1,000 calls. */
  share: number;
  bareShare: number;
  /** Calls that were refused with 429, in the part that `share` is of, and as a share of its calls. */
  refused: number;
  refusedShare: number;
}

const limitPerSecond = 100;
const learnedAfter = 1_000;

/** A limit of 100 a second: set by the operator, or met only by refusals. The bare client always knows it. */
export async function limit(rows: number, known: boolean): Promise<LimitFigures> {
  const limited = { rateLimitPerMinute: limitPerSecond * 60, rateLimitWindowMs: 1_000, latencyMs: 50 };
  const data = payments(rows);
  const bareAccount = await emptyAccount("benchbare", {});
  await addCustomer(bareAccount);
  await bareAccount.client.setSwitches(limited);
  const bareSeconds = await barePosts(
    bareAccount,
    "/transactions",
    paymentBodies(data),
    limitPerSecond * 0.99,
  );

  const account = await emptyAccount("benchsync", {});
  await addCustomer(account);
  await account.client.setSwitches(limited);
  const sync = await makeSync(paymentSync);
  const requestsPerMinute = known ? limitPerSecond * 60 : null;
  await database().destination.update({ where: { id: sync.destinationId }, data: { requestsPerMinute } });

  const calls = { accepted: 0, refused: 0 };
  const learned = { at: performance.now(), ...calls };
  const open = account.open(openPace(pool(), sync.destinationId));
  const wire: typeof open = {
    ...open,
    call: async (request, signal) => {
      const reply = await open.call(request, signal);
      if (reply.kind === "response" && reply.status === 429) calls.refused += 1;
      else calls.accepted += 1;
      if (!known && calls.accepted === learnedAfter) Object.assign(learned, calls, { at: performance.now() });
      return reply;
    },
  };
  // Wait for the beginning of a window, as the bare client's count begins there as well.
  await wait(1_000 - (Date.now() % 1_000));
  if (known) learned.at = performance.now();
  await runOver(sync, data, { wire, clock: systemClock });
  const seconds = (performance.now() - learned.at) / 1_000;
  await open.close();
  const accepted = calls.accepted - learned.accepted;
  const refused = calls.refused - learned.refused;
  return {
    rows,
    limitPerSecond,
    share: accepted / seconds / limitPerSecond,
    bareShare: rows / bareSeconds / limitPerSecond,
    refused,
    refusedShare: refused / (accepted + refused),
  };
}
