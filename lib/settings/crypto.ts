import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { keyFromFile, parseEncryptionKey } from "./encryption-key";
import { env } from "./env";

/** A sealed secret cannot be opened. The message says why, in a sentence for the operator; it holds nothing secret. */
export class SealedSecretError extends Error {
  override readonly name = "SealedSecretError";
}

export interface Sealer {
  /** Encrypts with AES-256-GCM. `context` says where the secret belongs ("destination:12:secret") and is authenticated. */
  seal(plaintext: string, context: string): string;
  /** The plaintext of a sealed secret. Throws SealedSecretError when key or context differ, or a byte was changed. */
  open(sealed: string, context: string): string;
  /** 32 bytes for one purpose: knowing one tells nothing about the others or about the key itself. */
  deriveKey(purpose: string): Buffer;
}

const VERSION = "v1";
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/**
 * Sealing with one key. A sealed text is `v1.<key id>.<base64url of iv, ciphertext, tag>`. The key id tells "sealed with
 * another key" from "tampered with", and gives nothing away about the key.
 */
export function createSealer(masterKey: Buffer): Sealer {
  const deriveKey = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", masterKey, "tributary", `tributary ${purpose}`, 32));
  const sealingKey = deriveKey("sealed secrets");
  const keyId = deriveKey("key id").toString("hex", 0, 4);

  return {
    deriveKey,

    seal(plaintext, context) {
      const iv = randomBytes(IV_LENGTH);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, iv).setAAD(
        Buffer.from(`${VERSION}:${context}`),
      );
      const sealed = Buffer.concat([
        iv,
        cipher.update(plaintext, "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${VERSION}.${keyId}.${sealed.toString("base64url")}`;
    },

    open(sealed, context) {
      const [version, sealedWith, body, ...rest] = sealed.split(".");
      const bytes = Buffer.from(body ?? "", "base64url");
      if (version !== VERSION || rest.length > 0 || bytes.length < IV_LENGTH + TAG_LENGTH) {
        throw new SealedSecretError(
          "A stored secret is damaged: it does not look like one that Tributary wrote. Enter it again.",
        );
      }
      if (sealedWith !== keyId) {
        throw new SealedSecretError(
          "A stored secret was sealed with another encryption key. Bring back the ENCRYPTION_KEY or the file encryption.key that was in use then, or enter the secret again.",
        );
      }
      const iv = bytes.subarray(0, IV_LENGTH);
      const ciphertext = bytes.subarray(IV_LENGTH, -TAG_LENGTH);
      const decipher = createDecipheriv("aes-256-gcm", sealingKey, iv, { authTagLength: TAG_LENGTH })
        .setAAD(Buffer.from(`${VERSION}:${context}`))
        .setAuthTag(bytes.subarray(-TAG_LENGTH));
      try {
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
      } catch {
        throw new SealedSecretError(
          "A stored secret was changed, or moved here from another record. Enter it again.",
        );
      }
    },
  };
}

let installed: { source: string; sealer: Sealer } | undefined;

/** The sealer of this installation: ENCRYPTION_KEY, or else the key file that is made in DATA_DIR at the first use. */
function installedSealer(): Sealer {
  const { ENCRYPTION_KEY, DATA_DIR } = env();
  const source = ENCRYPTION_KEY ?? `file:${DATA_DIR}`;
  if (installed?.source !== source) {
    const masterKey = ENCRYPTION_KEY ? parseEncryptionKey(ENCRYPTION_KEY) : keyFromFile(DATA_DIR);
    installed = { source, sealer: createSealer(masterKey) };
  }
  return installed.sealer;
}

/** See Sealer.seal. */
export function seal(plaintext: string, context: string): string {
  return installedSealer().seal(plaintext, context);
}

/** See Sealer.open. */
export function open(sealed: string, context: string): string {
  return installedSealer().open(sealed, context);
}

/** See Sealer.deriveKey. */
export function deriveKey(purpose: string): Buffer {
  return installedSealer().deriveKey(purpose);
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function isSameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
