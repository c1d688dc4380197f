import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSealer, isSameSecret, SealedSecretError } from "./crypto";

const key = randomBytes(32);
const { seal, open, deriveKey } = createSealer(key);
const anyCharacter = fc.constantFrom("a", "Z", "0", ".", "é", "日", "💶", "\0", '"', "\n");

describe("sealing", () => {
  it("gives back what was sealed, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string(), (plaintext, context) => {
        expect(open(seal(plaintext, context), context)).toBe(plaintext);
      }),
    );
  });

  it("never writes the same text twice, so that equal secrets cannot be told", () => {
    expect(seal("sk_1", "destination:1:secret")).not.toBe(seal("sk_1", "destination:1:secret"));
  });

  it("does not open a secret that was copied to another record", () => {
    const sealed = seal("sk_1", "destination:1:secret");
    expect(() => open(sealed, "destination:2:secret")).toThrow("moved here from another record");
  });

  it("says that the key is another one, rather than that the data is bad", () => {
    const elsewhere = createSealer(randomBytes(32)).seal("sk_1", "here");
    expect(() => open(elsewhere, "here")).toThrow("sealed with another encryption key");
  });

  it("notices every changed byte", () => {
    const sealed = seal("sk_1", "here");
    const start = sealed.lastIndexOf(".") + 1;
    const bytes = Buffer.from(sealed.slice(start), "base64url");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => open(sealed.slice(0, start) + changed.toString("base64url"), "here")).toThrow(
        SealedSecretError,
      );
    }
  });

  it.each(["", "v1", "v1..", "plain text", "v2.00000000.AAAA", `${"v1.00000000."}${"A".repeat(8)}`])(
    "refuses %j as a sealed text",
    (text) => {
      expect(() => open(text, "here")).toThrow("does not look like one that Tributary wrote");
    },
  );

  it("opens with a sealer made anew from the same key", () => {
    expect(createSealer(Buffer.from(key)).open(seal("sk_1", "here"), "here")).toBe("sk_1");
  });
});

describe("derived keys", () => {
  it("are 32 bytes, the same each time, and differ by purpose and by key", () => {
    expect(deriveKey("next-auth")).toHaveLength(32);
    expect(deriveKey("next-auth")).toEqual(deriveKey("next-auth"));
    expect(deriveKey("next-auth")).not.toEqual(deriveKey("webhooks"));
    expect(deriveKey("next-auth")).not.toEqual(createSealer(randomBytes(32)).deriveKey("next-auth"));
  });
});

describe("isSameSecret", () => {
  it("compares texts of any length", () => {
    expect(isSameSecret("abc", "abc")).toBe(true);
    expect(isSameSecret("abc", "abd")).toBe(false);
    expect(isSameSecret("abc", "abcd")).toBe(false);
    expect(isSameSecret("", "")).toBe(true);
  });
});
