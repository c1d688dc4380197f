import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isDatabaseUnreachable } from "./database-unreachable";
import { PrismaClient } from "./generated/client";

let pool: Pool;
let client: PrismaClient;

/** A port where nobody listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

beforeAll(async () => {
  pool = new Pool({ connectionString: `postgresql://a:b@127.0.0.1:${await closedPort()}/x` });
  client = new PrismaClient({ adapter: new PrismaPg(pool) });
});

afterAll(async () => {
  await client.$disconnect();
  await pool.end();
});

async function thrownBy(call: () => Promise<unknown>): Promise<unknown> {
  return call().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("isDatabaseUnreachable", () => {
  it("recognises a closed port through Prisma, in a transaction, as raw SQL and through the pool", async () => {
    const errors = [
      await thrownBy(() => client.user.findFirst()),
      await thrownBy(() => client.$transaction((tx) => tx.user.findFirst())),
      await thrownBy(() => client.$queryRaw`SELECT 1`),
      await thrownBy(() => pool.query("SELECT 1")),
    ];
    expect(errors.map(isDatabaseUnreachable)).toEqual([true, true, true, true]);
  });

  it("recognises a connection that ends before the answer, which the driver tells in words alone", async () => {
    const ending = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(ending, "listening");
    const { port } = ending.address() as AddressInfo;
    const own = new Pool({ connectionString: `postgresql://a:b@127.0.0.1:${port}/x` });
    const prisma = new PrismaClient({ adapter: new PrismaPg(own) });
    const errors = [
      await thrownBy(() => own.query("SELECT 1")),
      await thrownBy(() => prisma.user.findFirst()),
      await thrownBy(() => prisma.$transaction((tx) => tx.user.findFirst())),
    ];
    await prisma.$disconnect();
    await own.end();
    ending.close();
    expect(errors.map(isDatabaseUnreachable)).toEqual([true, true, true]);
  });

  it.each([[new Error("no")], [undefined], ["57P01"], [{ code: "23505" }], [{ code: "P2002", meta: {} }]])(
    "says no to %o",
    (error) => {
      expect(isDatabaseUnreachable(error)).toBe(false);
    },
  );
});
