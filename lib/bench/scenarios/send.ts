import { systemClock } from "@/lib/runtime/system-clock";
import { pool } from "@/lib/store/database";
import { openPace } from "@/lib/store/pace";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { type BenchAccount, emptyAccount } from "../accounts";
import { barePosts } from "../bare-client";
import { addCustomer, paymentBodies, paymentSync, payments } from "../payments";

export interface SendFigures {
  rows: number;
  bareSeconds: number;
  ourSeconds: number;
  /** Our rate as a share of the bare client's. */
  share: number;
  rowsPerSecond: number;
  memoryMb: number;
}

/**
 * A first sync of transactions with reading, mapping, plan, ledger and history, beside a bare client that makes the same
 * POSTs to another account of the same sandbox in the same process.
 */
export async function send(rows: number, latencyMs: number): Promise<SendFigures> {
  const data = payments(rows);
  const bareAccount = await readyAccount("benchbare", latencyMs);
  const bareSeconds = await barePosts(bareAccount, "/transactions", paymentBodies(data));

  const account = await readyAccount("benchsync", latencyMs);
  const sync = await makeSync(paymentSync);
  const wire = account.open(openPace(pool(), sync.destinationId));
  const begun = performance.now();
  const run = await runOver(sync, data, { wire, clock: systemClock });
  const ourSeconds = (performance.now() - begun) / 1_000;
  await wire.close();
  if (Number(run.success) !== rows) throw new Error(`Only ${run.success} of ${rows} were accepted.`);
  return {
    rows,
    bareSeconds,
    ourSeconds,
    share: bareSeconds / ourSeconds,
    rowsPerSecond: rows / ourSeconds,
    memoryMb: Math.round(process.memoryUsage.rss() / 1_048_576),
  };
}

async function readyAccount(name: string, latencyMs: number): Promise<BenchAccount> {
  const account = await emptyAccount(name, {});
  await addCustomer(account);
  await account.client.setSwitches({ latencyMs });
  return account;
}
