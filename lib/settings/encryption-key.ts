import { randomBytes, scryptSync } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Bytes of the key that everything secret hangs on. */
const KEY_LENGTH = 32;

/**
 * The key that ENCRYPTION_KEY stands for: 32 bytes written in hex or base64 are taken as they are; any other text is a
 * passphrase, and goes through scrypt so that guessing it stays expensive.
 */
export function parseEncryptionKey(text: string): Buffer {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, "hex");
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return Buffer.from(trimmed, "base64");
  // The salt is fixed because the same words must give the same key on every machine, with nothing stored.
  return scryptSync(trimmed, "tributary encryption key", KEY_LENGTH, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
}

/**
 * The key in `folder`/encryption.key, made at the first call. The file appears whole or not at all, so two processes that
 * start at once end up with one key: the later one finds the name taken and reads what is there.
 */
export function keyFromFile(folder: string): Buffer {
  const file = join(folder, "encryption.key");
  const existing = readKey(file);
  if (existing) return existing;

  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(KEY_LENGTH).toString("hex")}\n`, {
    mode: 0o600,
    flag: "wx",
    flush: true,
  });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readKey(file);
  if (!made) throw new Error(`${file} was removed while Tributary was starting.`);
  return made;
}

function readKey(file: string): Buffer | undefined {
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  if (!/^[0-9a-f]{64}\s*$/i.test(content)) {
    throw new Error(
      `${file} is damaged: it should hold 64 hexadecimal digits. Restore it from a backup; without it the stored secrets cannot be read.`,
    );
  }
  return Buffer.from(content.trim(), "hex");
}
