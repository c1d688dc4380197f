import type { Pool, PoolClient } from "pg";

/**
 * To be selected in a transaction whose commit need not wait for the disk. A crash of the database may then take it back,
 * but never without everything that was written after it: only for what is made anew, or asked anew, when it is gone.
 */
export const withoutDisk = "set_config('synchronous_commit', 'off', true)";

/** Runs `work` in one database transaction: all of it is kept, or nothing. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens to idle connections only: one that ends between two statements would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: Error) => {
      // The connection itself is gone, and with it the transaction: the pool must not hand it out again.
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}
