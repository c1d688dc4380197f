import type { Pool } from "pg";
import type { RunBooks, RunScope } from "@/lib/core/ports";
import { claimedRemoteKeys, recall, rememberSkipped, reserve } from "./ledger";
import { clearPlan, invalidateDuplicates, plannedRecords, recordsInDoubt, writePlan } from "./run-plan";
import { settle } from "./settle";

/** The books of one run, on PostgreSQL. */
export function openBooks(pool: Pool, scope: RunScope, kind: "record" | "event"): RunBooks {
  return {
    recall: (keys) => recall(pool, scope, keys),
    clearPlan: () => clearPlan(pool, scope),
    writePlan: (records) => writePlan(pool, scope, records),
    invalidateDuplicates: (keys, issue) => invalidateDuplicates(pool, scope, keys, issue),
    rememberSkipped: (records) => rememberSkipped(pool, scope, records),
    planned: (afterId, limit) => plannedRecords(pool, scope, afterId, limit),
    inDoubt: (afterId, limit) => recordsInDoubt(pool, scope, afterId, limit),
    reserve: (records, now) => reserve(pool, scope, records, now),
    settle: (settlements, now) => settle(pool, scope, kind, settlements, now),
    claimedRemoteKeys: (remoteKeys) => claimedRemoteKeys(pool, scope, remoteKeys),
  };
}
