import { createHash, randomBytes } from "node:crypto";

/** RFC 8959: marks a secret for the tools that search for leaked ones. Clients send keys with it and without. */
const prefix = "secret-token:";

/** A new workspace key, without the prefix: 32 random bytes. */
export function newApiToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The key as it is shown to people. */
export function shownApiToken(token: string): string {
  return `${prefix}${token}`;
}

/** The key itself, however it was written. */
export function plainApiToken(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith(prefix) ? trimmed.slice(prefix.length) : trimmed;
}

/** What finds a key in the database. A plain hash is enough: the key is random and too long to guess. */
export function apiTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Where a sealed key belongs: the context for seal and open. */
export function apiKeySeal(tokenHash: string): string {
  return `api_key:${tokenHash}`;
}

/**
 * The key in an Authorization header, without its prefix: `Bearer <key>`, or `Basic` with the user `bearer` and the key as
 * the password, as older clients of Census send it. Undefined when it is neither.
 */
export function readAuthorization(header: string): string | undefined {
  const [scheme = "", credentials = ""] = header.trim().split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case "bearer":
      return plainApiToken(credentials) || undefined;
    case "basic":
      return readBasic(credentials);
    default:
      return undefined;
  }
}

function readBasic(credentials: string): string | undefined {
  const decoded = Buffer.from(credentials, "base64").toString("utf8");
  // Only at the first colon: the key has one of its own in "secret-token:".
  const colon = decoded.indexOf(":");
  if (colon < 0 || decoded.slice(0, colon).toLowerCase() !== "bearer") return undefined;
  return plainApiToken(decoded.slice(colon + 1)) || undefined;
}
