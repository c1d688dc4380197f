import { type DestinationWire, noPace } from "@/lib/core/ports";
import {
  type SandboxClient,
  sandboxClient,
} from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import { startSandbox } from "@/lib/destinations/partnerstack/sandbox/server.server";
import { openWire } from "@/lib/destinations/partnerstack/transport.server";

export interface SandboxAccount {
  url: string;
  client: SandboxClient;
  wire: DestinationWire;
  close(): Promise<void>;
}

/** A sandbox of its own in memory, with the product's real wire to it and no rate limit unless a test sets one. */
export async function openSandboxAccount({
  timeoutMs = 2_000,
  now = Date.now,
} = {}): Promise<SandboxAccount> {
  const sandbox = await startSandbox({ port: 0, host: "127.0.0.1", now });
  const keys = { publicKey: "pk_sandbox_tests_test", secretKey: "sk_sandbox_tests_test" };
  const client = sandboxClient(sandbox.url, keys);
  await client.setSwitches({ rateLimitPerMinute: null });
  const wire = openWire({
    baseUrl: `${sandbox.url}/api/v2`,
    ...keys,
    pace: noPace,
    timeouts: { total: timeoutMs },
  });
  return {
    url: sandbox.url,
    client,
    wire,
    close: async () => {
      await wire.close();
      await sandbox.close();
    },
  };
}
