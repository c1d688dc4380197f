import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-database";
import { database, pool } from "./database";
import { openPace } from "./pace";

useTestDatabase();

async function newDestination(requestsPerMinute: number | null = 6_000): Promise<number> {
  const { id } = await database().destination.create({
    data: { name: "Paced", type: "partnerstack", publicKey: "pk", sealedSecret: "-", requestsPerMinute },
  });
  return id;
}

async function stored(id: number) {
  const { pace } = await database().destination.findUniqueOrThrow({ where: { id } });
  return pace as { perSecond: number | null; freeAt: number; cutAt: number } | null;
}

async function databaseNow(): Promise<number> {
  const { rows } = await pool().query("SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now");
  return rows[0].now;
}

describe("the pace of a destination", () => {
  it("is shared by everybody who calls: they book behind each other, never the same slots", async () => {
    const id = await newDestination();
    const begun = await databaseNow();
    const paces = [openPace(pool(), id), openPace(pool(), id), openPace(pool(), id)];
    await Promise.all(paces.flatMap((pace) => Array.from({ length: 20 }, () => pace.take())));
    // 60 calls of 10.1 ms each were booked, whoever made them: the next free call cannot lie earlier than that.
    expect((await stored(id))?.freeAt).toBeGreaterThanOrEqual(begun + 60 * 10.1);
  });

  it("does not collect unused time: after a pause the next call is free at once, and only one", async () => {
    const id = await newDestination(60);
    await openPace(pool(), id).take();
    const longAgo = JSON.stringify({ ...(await stored(id)), freeAt: 0 });
    await pool().query(`UPDATE "Destination" SET pace = $2 WHERE id = $1`, [id, longAgo]);
    await openPace(pool(), id).take();
    expect((await stored(id))?.freeAt).toBeGreaterThan(await databaseNow());
  });

  it("is told a refusal by one and heeded by all", async () => {
    const id = await newDestination();
    const [one, other] = [openPace(pool(), id), openPace(pool(), id)];
    await one.take();
    one.refused({ sentAt: performance.now(), retryAfterMs: 600_000 });
    await expect.poll(async () => (await stored(id))?.cutAt).toBeGreaterThan(0);
    const stop = new AbortController();
    const waiting = other.take(stop.signal);
    await expect
      .poll(async () => (await stored(id))?.freeAt)
      .toBeGreaterThan((await databaseNow()) + 500_000);
    stop.abort();
    await expect(waiting).rejects.toThrow("called off");
  });

  it("begins where nobody set a limit as soon as a call is refused, at what was accepted", async () => {
    const id = await newDestination(null);
    const pace = openPace(pool(), id);
    for (let call = 0; call < 50; call++) {
      await pace.take();
      pace.accepted();
    }
    expect((await stored(id))?.perSecond).toBeNull();
    pace.refused({ sentAt: performance.now() });
    await expect.poll(async () => (await stored(id))?.perSecond).toBeGreaterThan(20);
    expect((await stored(id))?.perSecond).toBeLessThanOrEqual(50);
  });
});
