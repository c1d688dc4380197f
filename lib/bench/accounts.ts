import type { DestinationWire, Pace } from "@/lib/core/ports";
import {
  type SandboxClient,
  sandboxClient,
} from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import type { SwitchesPatch } from "@/lib/destinations/partnerstack/sandbox/switches";
import { openWire } from "@/lib/destinations/partnerstack/transport.server";
import { env } from "@/lib/settings/env";

/** Calls under way side by side, for the bare client as for ours. */
export const atOnce = 64;

export interface BenchAccount {
  keys: { publicKey: string; secretKey: string };
  client: SandboxClient;
  /** The product's wire to the account. */
  open(pace: Pace): DestinationWire & { close(): Promise<void> };
}

export function sandboxUrl(): string {
  const { SANDBOX_URL } = env();
  if (SANDBOX_URL === undefined) throw new Error("SANDBOX_URL names the sandbox of the benchmark.");
  return SANDBOX_URL;
}

/** An account of the sandbox with nothing in it and these switches. */
export async function emptyAccount(name: string, switches: SwitchesPatch): Promise<BenchAccount> {
  const keys = { publicKey: `pk_sandbox_${name}_test`, secretKey: `sk_sandbox_${name}_test` };
  const client = sandboxClient(sandboxUrl(), keys);
  await client.reset();
  await client.setSwitches({ rateLimitPerMinute: null, ...switches });
  return { keys, client, open: (pace) => openWire({ baseUrl: `${sandboxUrl()}/api/v2`, ...keys, pace }) };
}
