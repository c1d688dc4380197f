import { beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/testing/test-database";
import { database } from "./database";
import { forgetAttempts, loginLimits, takeLoginTurn } from "./login-attempts";

useTestDatabase();

const start = new Date("2026-11-23T10:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const take = (email: string, address: string, now: Date) =>
  database().$transaction((tx) => takeLoginTurn(tx, { email, address }, now));

beforeEach(async () => {
  await database().loginAttempt.deleteMany();
});

describe("takeLoginTurn", () => {
  it("makes an address wait after fifty failures, whatever e-mail is tried", async () => {
    for (let count = 0; count < loginLimits.perAddress; count++) {
      expect(await take(`person${count}@example.com`, "203.0.113.9", later(count / 10))).toEqual({
        ok: true,
      });
    }
    expect(await take("another@example.com", "203.0.113.9", later(6))).toEqual({
      ok: false,
      waitUntil: later(15),
    });
    expect(await take("another@example.com", "198.51.100.1", later(6))).toEqual({ ok: true });
    expect(await take("another@example.com", "203.0.113.9", later(15.01))).toEqual({ ok: true });
  });

  it("does not take unknown addresses for one", async () => {
    for (let count = 0; count <= loginLimits.perAddress; count++) {
      expect(await take(`person${count}@example.com`, "", start)).toEqual({ ok: true });
    }
  });

  it("waits for whichever limit ends later", async () => {
    for (let count = 0; count < 5; count++) await take("ada@example.com", "203.0.113.9", start);
    for (let count = 0; count < 50; count++) await take(`p${count}@example.com`, "198.51.100.1", later(5));
    expect(await take("ada@example.com", "198.51.100.1", later(6))).toEqual({
      ok: false,
      waitUntil: later(20),
    });
  });

  it("deletes what is older than the window", async () => {
    await take("ada@example.com", "203.0.113.9", start);
    await take("bob@example.com", "203.0.113.9", later(15));
    expect(await database().loginAttempt.findMany({ select: { email: true } })).toEqual([
      { email: "bob@example.com" },
    ]);
  });

  it("does not forget the failures of an address when somebody there signs in", async () => {
    for (let count = 0; count < 49; count++) await take(`person${count}@example.com`, "203.0.113.9", start);
    await take("own@example.com", "203.0.113.9", start);
    await forgetAttempts(database(), "own@example.com");
    expect(await take("own@example.com", "203.0.113.9", start)).toEqual({ ok: true });
    expect(await take("victim@example.com", "203.0.113.9", start)).toMatchObject({ ok: false });
  });
});
