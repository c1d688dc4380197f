import { describe, expect, it } from "vitest";
import { apiTokenHash, newApiToken, plainApiToken, readAuthorization, shownApiToken } from "./api-token";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("readAuthorization", () => {
  it.each([
    ["a bearer key", "Bearer abc"],
    ["a bearer key with the prefix", "Bearer secret-token:abc"],
    ["another case of the scheme", "bearer abc"],
    ["more than one space", "Bearer   abc"],
    ["basic with the user bearer", basic("bearer:abc")],
    ["basic whose password has a colon of its own", basic("bearer:secret-token:abc")],
    ["basic with another case of the user", basic("Bearer:abc")],
  ])("reads %s", (_name, header) => {
    expect(readAuthorization(header)).toBe("abc");
  });

  it.each([
    ["another scheme", "Digest abc"],
    ["another user", basic("owner:abc")],
    ["no password", basic("bearer:")],
    ["no colon", basic("bearer")],
    ["nothing after the scheme", "Bearer"],
    ["only the prefix", "Bearer secret-token:"],
    ["an empty header", ""],
  ])("finds no key in %s", (_name, header) => {
    expect(readAuthorization(header)).toBeUndefined();
  });
});

describe("API keys", () => {
  it("are the same key with the prefix and without", () => {
    const token = newApiToken();
    expect(plainApiToken(shownApiToken(token))).toBe(token);
    expect(apiTokenHash(plainApiToken(` ${shownApiToken(token)}\n`))).toBe(apiTokenHash(token));
  });

  it("are long, and another one each time", () => {
    expect(newApiToken()).toHaveLength(43);
    expect(newApiToken()).not.toBe(newApiToken());
  });
});
