import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "./env";

const database = { DATABASE_URL: "postgresql://tributary@127.0.0.1:5432/tributary" };

function complaint(source: Record<string, string>): string {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
  return "";
}

describe("readEnv", () => {
  it("needs nothing but the database", () => {
    expect(readEnv(database)).toEqual({
      ...database,
      PORT: 3000,
      DATA_DIR: resolve(".data"),
      PARTNERSTACK_API_URL: "https://api.partnerstack.com/api/v2",
      TRUSTED_PROXIES: 0,
      WORKER: "on",
      LOG_LEVEL: "info",
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(readEnv({ ...database, PORT: "", ENCRYPTION_KEY: " ", SANDBOX_URL: "" })).toMatchObject({
      PORT: 3000,
    });
  });

  it("reads numbers and switches", () => {
    expect(readEnv({ ...database, PORT: "8080", WORKER: "off" })).toMatchObject({
      PORT: 8080,
      WORKER: "off",
    });
  });

  it("names the missing database and what it should look like", () => {
    expect(complaint({})).toMatch(/^DATABASE_URL is not set\. .*postgresql:\/\/user:password@host/);
  });

  it("names every variable that is wrong, one a line", () => {
    const lines = complaint({
      DATABASE_URL: "mysql://x",
      PORT: "70000",
      TRUSTED_PROXIES: "-1",
      WORKER: "yes",
      LOG_LEVEL: "loud",
      SANDBOX_URL: "here",
    }).split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "DATABASE_URL",
      "PORT",
      "SANDBOX_URL",
      "TRUSTED_PROXIES",
      "WORKER",
      "LOG_LEVEL",
    ]);
  });

  it("refuses an encryption key that could be guessed", () => {
    expect(complaint({ ...database, ENCRYPTION_KEY: "hunter2" })).toMatch(/^ENCRYPTION_KEY must be 32 bytes/);
  });

  it("never repeats a value, because it may be a secret", () => {
    expect(
      complaint({ DATABASE_URL: "mysql://root:swordfish@db", ENCRYPTION_KEY: "swordfish" }),
    ).not.toContain("swordfish");
  });
});
