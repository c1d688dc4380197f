-- A run is looked through for a key along this index; with the key in it, its records need not be read for that.
-- DropIndex
DROP INDEX "RunRecord_runId_id_status_idx";

-- CreateIndex
CREATE INDEX "RunRecord_runId_id_status_externalKey_idx" ON "RunRecord"("runId", "id", "status", "externalKey");
