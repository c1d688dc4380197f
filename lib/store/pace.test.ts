import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-database";
import { database, pool } from "./database";
import { openPace } from "./pace";

useTestDatabase();

async function newDestination(): Promise<number> {
  const { id } = await database().destination.create({
    data: { name: "Paced", type: "partnerstack", publicKey: "pk", sealedSecret: "-" },
  });
  return id;
}

/** Milliseconds between now and the next free call, by the database's clock. */
async function bookedAhead(id: number): Promise<number> {
  const { rows } = await pool().query(
    `SELECT extract(epoch FROM "nextCallAt" - clock_timestamp())::float8 * 1000 AS ms FROM "Destination" WHERE id = $1`,
    [id],
  );
  return rows[0].ms;
}

describe("the pace of a destination", () => {
  it("is shared by everybody who calls: two openers book behind each other, never the same slots", async () => {
    const id = await newDestination();
    const { rows } = await pool().query("SELECT clock_timestamp() AS begun");
    const paces = [openPace(pool(), id, 6_000), openPace(pool(), id, 6_000)];
    await Promise.all(paces.flatMap((pace) => Array.from({ length: 25 }, () => pace())));
    // 50 calls of 10 ms each were booked, whoever made them: the next free call cannot lie earlier than that.
    const { nextCallAt } = await database().destination.findUniqueOrThrow({ where: { id } });
    expect(nextCallAt.getTime() - rows[0].begun.getTime()).toBeGreaterThanOrEqual(499);
  });

  it("does not collect unused time: after a pause the next call is free at once, and only one", async () => {
    const id = await newDestination();
    await pool().query(`UPDATE "Destination" SET "nextCallAt" = now() - interval '1 hour' WHERE id = $1`, [
      id,
    ]);
    await openPace(pool(), id, 60)();
    expect(await bookedAhead(id)).toBeGreaterThan(0);
  });

  it("asks nobody where the operator set no limit", async () => {
    const id = await newDestination();
    const untouched = await database().destination.findUniqueOrThrow({ where: { id } });
    await openPace(pool(), id, null)();
    expect(await database().destination.findUniqueOrThrow({ where: { id } })).toEqual(untouched);
  });
});
