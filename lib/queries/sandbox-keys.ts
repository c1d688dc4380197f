import { randomBytes } from "node:crypto";
import type { NewSandboxKeys } from "@/lib/contracts/destinations";
import { sandboxKeys } from "@/lib/destinations/partnerstack/sandbox/keys";

/** Both key pairs of a sandbox account that nobody has yet. Nothing is stored: an account begins with its first call. */
export function newSandboxAccount(): NewSandboxKeys {
  const account = randomBytes(5).toString("hex");
  return { test: sandboxKeys(account, "test"), production: sandboxKeys(account, "production") };
}
