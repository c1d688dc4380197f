-- The digest first, so that the planner never looks keys up by this index: see the schema.
DROP INDEX "Memory_alike_idx";

CREATE INDEX "Memory_alike_idx" ON "Memory"("alike", "destinationId", "object", "occurredAt") WHERE "alike" IS NOT NULL;
