import { Pool } from "undici";
import type { SourceRow } from "@/lib/core/record";

const atOnce = 64;

/** The yardstick: the same calls that a first sync of customers makes (GET, then POST), by a bare client with no books. */
export async function bareCustomers(
  url: string,
  keys: { publicKey: string; secretKey: string },
  rows: SourceRow[],
): Promise<number> {
  const pool = new Pool(url, { connections: atOnce, pipelining: 1 });
  const headers = {
    authorization: `Basic ${Buffer.from(`${keys.publicKey}:${keys.secretKey}`).toString("base64")}`,
    "content-type": "application/json",
  };
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let row = rows[next++]; row !== undefined; row = rows[next++]) {
        const found = await pool.request({
          method: "GET",
          path: `/api/v2/customers/${row.customer_id}`,
          headers,
        });
        await found.body.dump();
        const body = JSON.stringify({
          customer_key: row.customer_id,
          email: row.email,
          partner_key: "gstest",
          name: row.name,
        });
        const made = await pool.request({ method: "POST", path: "/api/v2/customers", headers, body });
        await made.body.dump();
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  await pool.close();
  return rows.length / seconds;
}
