import { noPace } from "@/lib/core/ports";
import { systemClock } from "@/lib/runtime/system-clock";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { emptyAccount } from "../accounts";
import {
  copySeconds,
  customerSync,
  customersReader,
  makeCustomersTable,
  openCustomersTable,
  rememberAsSent,
} from "../customers-table";

export interface QuietFigures {
  rows: number;
  changedRows: number;
  copySeconds: number;
  ourSeconds: number;
  /** Our run as a multiple of a COPY of the same rows. */
  timesCopy: number;
  rowsPerSecond: number;
  /** Of the whole process, at its end. */
  memoryMb: number;
}

/** Fills a table and remembers it as sent, in a process of its own: what that takes is not the sync's. Gives the sync. */
export async function prepareQuiet(rows: number): Promise<{ args: number[] }> {
  const client = await makeCustomersTable(rows);
  const sync = await makeSync(customerSync);
  await rememberAsSent(sync);
  await client.end();
  return { args: [sync.syncId, sync.versionId, sync.destinationId] };
}

/** A sync over a large table of which nothing, or every thousandth row, has changed since it was last sent. */
export async function quiet(rows: number, changedRows: number, ...ids: number[]): Promise<QuietFigures> {
  const [syncId = 0, versionId = 0, destinationId = 0] = ids;
  const sync = { syncId, versionId, destinationId, config: customerSync };
  const client = await openCustomersTable();
  if (changedRows > 0) {
    await client.query(`UPDATE customers SET name = name || ' II' WHERE customer_id % $1 = 0`, [
      Math.round(rows / changedRows),
    ]);
    await client.query("VACUUM customers");
  }
  // Twice, and the second one counts: both read what is in memory.
  await copySeconds(client);
  const copied = await copySeconds(client);
  await client.end();

  const account = await emptyAccount("benchquiet", {});
  const wire = account.open(noPace);
  const { reader, close } = customersReader();
  const begun = performance.now();
  const run = await runOver(sync, reader, { wire, clock: systemClock });
  const ourSeconds = (performance.now() - begun) / 1_000;
  await close();
  await wire.close();
  if (Number(run.unchanged) !== rows - changedRows || Number(run.success) !== changedRows)
    throw new Error(`The run found ${run.unchanged} unchanged and sent ${run.success}.`);
  return {
    rows,
    changedRows,
    copySeconds: copied,
    ourSeconds,
    timesCopy: ourSeconds / copied,
    rowsPerSecond: rows / ourSeconds,
    memoryMb: Math.round(process.memoryUsage.rss() / 1_048_576),
  };
}
