import type { Pool } from "pg";
import { guardReasons } from "@/lib/core/guards/reason";
import type { GuardRule } from "@/lib/core/guards/settings";
import type { StoredPlan } from "@/lib/core/plan-summary";
import type { SyncMetadata } from "@/lib/core/sync-config";
import { findPlan } from "./plan-summary";

/** What a run that sends a dry run has to know of it. */
export interface DryRunPlan extends StoredPlan {
  runId: number;
  /** The rules that would have held it; whoever sends it has read why. */
  accepted: GuardRule[];
  /** What its mapping was given: the same values make the same payloads. */
  metadata: SyncMetadata;
}

/** The plan of a completed dry run; null when it is gone, or was never complete. */
export async function findDryRunPlan(pool: Pool, runId: number): Promise<DryRunPlan | null> {
  const plan = await findPlan(pool, runId);
  if (!plan) return null;
  const { rows } = await pool.query<{ heldReasons: unknown; metadata: SyncMetadata }>(
    `SELECT "heldReasons", metadata FROM "Run" WHERE id = $1`,
    [runId],
  );
  const [row] = rows;
  if (!row) return null;
  const accepted = guardReasons.parse(row.heldReasons).map(({ rule }) => rule);
  return { ...plan, runId, accepted, metadata: row.metadata };
}
