import type { SandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";

/** Counts the faults that struck. The sandbox remembers its newest 5,000 calls, so it is looked at every now and then. */
export class FaultCount {
  readonly counts: Record<string, number> = {};
  private readonly sandbox: SandboxClient;
  private counted = "";

  constructor(sandbox: SandboxClient) {
    this.sandbox = sandbox;
  }

  async count(): Promise<void> {
    const { calls } = await this.sandbox.calls({ limit: 5_000 });
    const since = this.counted;
    this.counted = calls[0]?.at ?? since;
    for (const { at, fault } of calls) {
      if (fault && at > since) this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    }
  }
}
