import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./password";

describe("passwords", () => {
  it("are kept as argon2id with 19 MiB and two passes", async () => {
    expect(await hashPassword("a few words in a row")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("are recognised, and another one is not", async () => {
    const kept = await hashPassword("a few words in a row");
    expect(await isPassword("a few words in a row", kept)).toBe(true);
    expect(await isPassword("a few words in a rov", kept)).toBe(false);
  });

  it("never fit somebody who does not exist, not even the password of the stand-in", async () => {
    expect(await isPassword("nobody has this password", undefined)).toBe(false);
  });
});
