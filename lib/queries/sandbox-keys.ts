import { randomBytes } from "node:crypto";
import { type KeyPair, sandboxKeys } from "@/lib/destinations/partnerstack/sandbox/keys";

/** The key pairs of one sandbox account, by mode. */
export type SandboxAccountKeys = { test: KeyPair; production: KeyPair };

/** Both key pairs of a sandbox account that nobody has yet. Nothing is stored: an account begins with its first call. */
export function newSandboxAccount(): SandboxAccountKeys {
  const account = randomBytes(5).toString("hex");
  return { test: sandboxKeys(account, "test"), production: sandboxKeys(account, "production") };
}
