-- A run is looked through for a key along this index; with the key in it, its records need not be read for that.
DROP INDEX "RunRecord_runId_id_status_idx";
CREATE INDEX "RunRecord_runId_id_status_idx" ON "RunRecord"("runId", "id", "status") INCLUDE ("externalKey");
