import type { Pool } from "pg";
import { inStep } from "@/lib/core/diff";
import type { RunBooks, RunScope } from "@/lib/core/ports";
import type { Behavior } from "@/lib/core/sync-config";
import { dropDismissed } from "./dismissed-rows";
import { claimedRemoteKeys, markInDoubt, noteAbsent, rememberSkipped, reserve } from "./ledger";
import { keysInStep, recall, rememberRows } from "./memory";
import { openInspector } from "./plan-inspector";
import { storedPlan, summarizePlan } from "./plan-summary";
import { retryKeys } from "./retry-keys";
import { clearPlan, invalidateDuplicates, plannedRecords, recordsInDoubt, writePlan } from "./run-plan";
import { settle } from "./settle";

/** The books of one run, on PostgreSQL. */
export function openBooks(pool: Pool, scope: RunScope, behavior: Behavior): RunBooks {
  const kind = behavior === "send" ? "event" : "record";
  return {
    inStep: () => keysInStep(pool, scope, inStep[behavior]),
    rememberRows: (rows) => rememberRows(pool, scope, rows),
    ...openInspector(pool, scope),
    recall: (keys) => recall(pool, scope, keys),
    clearPlan: () => clearPlan(pool, scope),
    writePlan: (records) => writePlan(pool, scope, records),
    invalidateDuplicates: (keys, issue) => invalidateDuplicates(pool, scope, keys, issue),
    retryKeys: () => retryKeys(pool, scope),
    dropDismissed: () => dropDismissed(pool, scope, kind),
    summarizePlan: (counts) => summarizePlan(pool, scope, counts),
    storedPlan: () => storedPlan(pool, scope),
    rememberSkipped: (records) => rememberSkipped(pool, scope, records),
    planned: (afterId, limit) => plannedRecords(pool, scope, afterId, limit),
    inDoubt: (afterId, limit) => recordsInDoubt(pool, scope, afterId, limit),
    noteAbsent: (records) => noteAbsent(pool, scope, records),
    markInDoubt: () => markInDoubt(pool, scope),
    reserve: (records, now) => reserve(pool, scope, records, now),
    settle: (settlements, now) => settle(pool, scope, kind, settlements, now),
    claimedRemoteKeys: (remoteKeys) => claimedRemoteKeys(pool, scope, remoteKeys),
  };
}
