import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { keyFromFile, parseEncryptionKey } from "./encryption-key";

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 7));

describe("parseEncryptionKey", () => {
  it("takes 32 bytes in hex, base64 and base64url as they are", () => {
    for (const text of [
      bytes.toString("hex"),
      bytes.toString("hex").toUpperCase(),
      bytes.toString("base64"),
      bytes.toString("base64url"),
    ]) {
      expect(parseEncryptionKey(` ${text}\n`)).toEqual(bytes);
    }
  });

  it("stretches any other text to a key, always the same one", () => {
    const key = parseEncryptionKey("correct horse battery staple");
    expect(key).toHaveLength(32);
    expect(parseEncryptionKey("correct horse battery staple")).toEqual(key);
    expect(parseEncryptionKey("correct horse battery stable")).not.toEqual(key);
  });
});

describe("keyFromFile", () => {
  const folders: string[] = [];
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), "tributary-key-"));
    folders.push(folder);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it("makes a key once, in a file that only its owner can read", () => {
    const folder = join(newFolder(), "data");
    const key = keyFromFile(folder);
    expect(key).toHaveLength(32);
    expect(keyFromFile(folder)).toEqual(key);
    expect(readdirSync(folder)).toEqual(["encryption.key"]);
    expect(statSync(join(folder, "encryption.key")).mode & 0o777).toBe(0o600);
  });

  it("gives processes that start at once the same key", async () => {
    const folder = newFolder();
    const program = `import { keyFromFile } from ${JSON.stringify(join(import.meta.dirname, "encryption-key.ts"))};
      process.stdout.write(keyFromFile(${JSON.stringify(folder)}).toString("hex"));`;
    const run = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    const keys = await Promise.all(Array.from({ length: 4 }, run));
    expect(new Set(keys.map(({ stdout }) => stdout)).size).toBe(1);
    expect(keys[0]?.stdout).toMatch(/^[0-9a-f]{64}$/);
  });

  it("refuses a damaged file instead of making another key over it", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "encryption.key"), "abc");
    expect(() => keyFromFile(folder)).toThrow("is damaged");
  });
});
