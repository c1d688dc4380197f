import {
  type SandboxClient,
  sandboxClient,
} from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { SealedSecretError } from "@/lib/settings/crypto";
import { env } from "@/lib/settings/env";
import type { DestinationRow } from "@/lib/store/destinations";
import { openSecret } from "./connection-secret.server";

/** Why the sandbox cannot be looked into, and what to do about it. */
export interface SandboxAway {
  message: string;
  hint: string;
}

/** Asks the sandbox account of a stored destination one thing, with the account's own keys. */
export async function askSandbox<T>(
  { id, publicKey, sealedSecret }: Pick<DestinationRow, "id" | "publicKey" | "sealedSecret">,
  ask: (client: SandboxClient) => Promise<T>,
): Promise<{ ok: true; value: T } | ({ ok: false } & SandboxAway)> {
  const { SANDBOX_URL: url } = env();
  if (!url) return { ok: false, ...notRunning };
  try {
    const secretKey = openSecret("destination", id, sealedSecret);
    return { ok: true, value: await ask(sandboxClient(url.replace(/\/+$/, ""), { publicKey, secretKey })) };
  } catch (error) {
    if (error instanceof SealedSecretError)
      return {
        ok: false,
        message: error.message,
        hint: "Edit the destination and enter its secret key again.",
      };
    if (error instanceof Error && error.message.startsWith("The sandbox refused"))
      return { ok: false, message: error.message, hint: "Test the destination to see whether its keys fit." };
    return { ok: false, ...notRunning };
  }
}

const notRunning: SandboxAway = {
  message: "The sandbox does not answer.",
  hint: "Start Tributary with npm start, or set SANDBOX_URL to where the sandbox is.",
};
