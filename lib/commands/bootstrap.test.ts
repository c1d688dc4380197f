import { beforeEach, describe, expect, it } from "vitest";
import { isPassword } from "@/lib/auth/password";
import { requireActor } from "@/lib/auth/require-actor";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { bootstrap } from "./bootstrap";
import { revokeApiKey } from "./revoke-api-key";

useTestDatabase();

const owner = { BOOTSTRAP_OWNER_EMAIL: "Ada@Example.com", BOOTSTRAP_OWNER_PASSWORD: "a few words in a row" };
const key = { BOOTSTRAP_API_KEY: "secret-token:0123456789abcdefghij" };
const now = new Date("2026-11-23T10:00:00Z");

beforeEach(async () => {
  await database().user.deleteMany();
  await database().apiKey.deleteMany();
});

describe("bootstrap", () => {
  it("creates the owner and the key of the environment, however many processes start at once and again", async () => {
    await Promise.all([
      bootstrap({ ...owner, ...key }),
      bootstrap({ ...owner, ...key }),
      bootstrap({ ...owner, ...key }),
    ]);
    await bootstrap({ ...owner, ...key });
    const people = await database().user.findMany();
    expect(people).toMatchObject([{ email: "ada@example.com", name: "Ada", role: "owner" }]);
    expect(await isPassword(owner.BOOTSTRAP_OWNER_PASSWORD, people[0]?.passwordHash)).toBe(true);
    expect(await database().apiKey.count()).toBe(1);
    const headers = new Headers({ authorization: "Bearer 0123456789abcdefghij" });
    expect(await requireActor(headers, "runs.start", now)).toMatchObject({ name: "API key Bootstrap" });
  });

  it("changes nothing where somebody is there already", async () => {
    await bootstrap(owner);
    await bootstrap({
      BOOTSTRAP_OWNER_EMAIL: "mallory@example.com",
      BOOTSTRAP_OWNER_PASSWORD: "other words in a row",
    });
    expect(await database().user.findMany()).toMatchObject([{ email: "ada@example.com" }]);
  });

  it("does not bring a revoked key back", async () => {
    await bootstrap(key);
    const { id } = await database().apiKey.findFirstOrThrow();
    await revokeApiKey(testActor(), id, now);
    await bootstrap(key);
    expect(await database().apiKey.findMany()).toMatchObject([{ id, revokedAt: now }]);
  });

  it.each([
    ["nothing", {}],
    ["a password that is too short", { ...owner, BOOTSTRAP_OWNER_PASSWORD: "short" }],
    ["a password that is the e-mail", { ...owner, BOOTSTRAP_OWNER_PASSWORD: owner.BOOTSTRAP_OWNER_EMAIL }],
    ["a password without an e-mail", { BOOTSTRAP_OWNER_PASSWORD: owner.BOOTSTRAP_OWNER_PASSWORD }],
    ["an e-mail that is none", { ...owner, BOOTSTRAP_OWNER_EMAIL: "ada" }],
    ["a key that can be guessed", { BOOTSTRAP_API_KEY: "letmein" }],
  ])("creates nothing from %s, and lets the start go on", async (_name, settings) => {
    await expect(bootstrap(settings)).resolves.toBeUndefined();
    expect(await database().user.count()).toBe(0);
    expect(await database().apiKey.count()).toBe(0);
  });
});
