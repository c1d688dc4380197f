import { systemActor } from "@/lib/auth/actor";
import { cancelRun } from "@/lib/commands/cancel-run";
import { triggerRun } from "@/lib/commands/trigger-run";
import { finalRunStatuses, type RunStatus } from "@/lib/core/states";
import { pool } from "@/lib/store/database";
import { patiently } from "./patience";

/**
 * The person at the console: asks for runs, and asks again when one failed or was canceled, until each sync has a
 * run that completed since it was wanted.
 */
export class Operator {
  runsAsked = 0;
  private readonly wanted = new Map<number, number>();

  /** Wants a completed run of each of these syncs from now on. */
  async want(syncIds: number[]): Promise<void> {
    for (const syncId of syncIds) this.wanted.set(syncId, await this.ask(syncId));
  }

  /** Whether every wanted run has completed. Asks again for those that ended otherwise. */
  async isServed(): Promise<boolean> {
    const statuses = await this.statuses();
    let served = true;
    for (const [syncId, runId] of this.wanted) {
      const status = statuses.get(runId);
      if (status === "completed") continue;
      served = false;
      if (status !== undefined && finalRunStatuses.includes(status))
        this.wanted.set(syncId, await this.ask(syncId));
    }
    return served;
  }

  /** Cancels the newest wanted run that is under way; it is asked for again as soon as it has ended. */
  async cancelOne(): Promise<boolean> {
    for (const [runId, status] of await this.statuses()) {
      if (status !== "working") continue;
      const canceled = await patiently(() => cancelRun(systemActor, runId));
      if (!(canceled instanceof Error)) return true;
    }
    return false;
  }

  /** Asks for a run of every sync, whatever is going on. */
  async askForAll(): Promise<void> {
    for (const syncId of this.wanted.keys()) this.wanted.set(syncId, await this.ask(syncId));
  }

  /** Whether the newest wanted runs had nothing to send and left nothing in doubt. */
  async foundNothing(): Promise<boolean> {
    const { rows } = await patiently(() =>
      pool().query<{ changed: number }>(
        `SELECT coalesce(sum(changed), 0)::int AS changed FROM "Run" WHERE id = ANY($1::int[])`,
        [[...this.wanted.values()]],
      ),
    );
    return rows[0]?.changed === 0;
  }

  private async ask(syncId: number): Promise<number> {
    this.runsAsked += 1;
    const asked = await patiently(() => triggerRun(systemActor, syncId, { fullSync: false }));
    if (asked instanceof Error) throw asked;
    return asked.run.id;
  }

  private async statuses(): Promise<Map<number, RunStatus>> {
    const { rows } = await patiently(() =>
      pool().query<{ id: number; status: RunStatus }>(
        `SELECT id, status FROM "Run" WHERE id = ANY($1::int[]) ORDER BY id DESC`,
        [[...this.wanted.values()]],
      ),
    );
    return new Map(rows.map(({ id, status }) => [id, status]));
  }
}
