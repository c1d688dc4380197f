-- Few indexes for 10 million records: a change of status is written to every index whose condition the row meets.

-- DropIndex
DROP INDEX "Run_syncId_id_idx";

-- DropIndex
DROP INDEX "RunRecord_destinationId_object_externalKey_id_idx";

-- DropIndex
DROP INDEX "RunRecord_externalKey_id_idx";

-- DropIndex
DROP INDEX "RunRecord_runId_id_idx";

-- DropIndex
DROP INDEX "RunRecord_runId_status_id_idx";

-- DropIndex
DROP INDEX "RunRecord_syncId_status_id_idx";

-- CreateIndex
CREATE INDEX "Memory_sent_idx" ON "Memory"("remoteKey") WHERE state = 'sent';

-- CreateIndex
CREATE INDEX "Run_finishedAt_idx" ON "Run"("finishedAt");

-- CreateIndex
CREATE INDEX "Run_syncId_id_idx" ON "Run"("syncId", "id");

-- CreateIndex
CREATE INDEX "Run_syncId_status_id_idx" ON "Run"("syncId", "status", "id");

-- CreateIndex
CREATE INDEX "RunRecord_runId_id_status_idx" ON "RunRecord"("runId", "id", "status");

-- CreateIndex
CREATE INDEX "RunRecord_by_status_idx" ON "RunRecord"("runId", "status", "id")
  WHERE status IN ('planned', 'invalid', 'rejected', 'no_match', 'uncertain', 'dismissed');

-- CreateIndex
CREATE INDEX "RunRecord_by_issue_idx" ON "RunRecord"("runId", "status", "issueCode", "id") WHERE "issueCode" IS NOT NULL;

-- CreateIndex
CREATE INDEX "RunRecord_sending_idx" ON "RunRecord"("destinationId", "object", "id") WHERE status = 'sending';

-- CreateIndex
CREATE INDEX "RunRecord_by_key_idx" ON "RunRecord"("externalKey" text_pattern_ops, "id" DESC);

-- With the usual fifth of a table, 10 million records would wait for 2 million dead ones, and pages would be looked up in
-- the table that the index alone could answer.
ALTER TABLE "RunRecord" SET (
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02
);
