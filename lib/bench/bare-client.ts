import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import type { JsonObject } from "@/lib/core/json";
import { atOnce, type BenchAccount, sandboxUrl } from "./accounts";

/**
 * The yardstick: the same POSTs by a bare undici pool, with no books and nothing remembered. `perSecond` spaces the
 * calls evenly, as somebody would who knows the limit. Gives the seconds that it took.
 */
export async function barePosts(
  { keys }: BenchAccount,
  path: string,
  bodies: JsonObject[],
  perSecond?: number,
): Promise<number> {
  const pool = new Pool(sandboxUrl(), { connections: atOnce, pipelining: 1 });
  const headers = {
    authorization: `Basic ${Buffer.from(`${keys.publicKey}:${keys.secretKey}`).toString("base64")}`,
    "content-type": "application/json",
  };
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let at = next++; at < bodies.length; at = next++) {
        if (perSecond !== undefined) {
          const early = begun + (at * 1_000) / perSecond - performance.now();
          if (early > 1) await wait(early);
        }
        const reply = await pool.request({
          method: "POST",
          path: `/api/v2${path}`,
          headers,
          body: JSON.stringify(bodies[at]),
        });
        await reply.body.dump();
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  await pool.close();
  return seconds;
}
