import { expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-database";
import { pool } from "./database";
import { isDatabaseUnreachable } from "./database-unreachable";
import { inTransaction } from "./transaction";

useTestDatabase();

it("fails as a lost database when its connection ends between two statements, and ends no process", async () => {
  const lost = inTransaction(pool(), async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ended = new Promise((resolve) => client.once("end", resolve));
    await pool().query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await ended;
    await client.query("SELECT 1");
  });
  expect(await lost.then(() => undefined, isDatabaseUnreachable)).toBe(true);
  expect(await inTransaction(pool(), async (client) => (await client.query("SELECT 1")).rowCount)).toBe(1);
});
