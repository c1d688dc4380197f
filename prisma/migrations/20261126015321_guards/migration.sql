-- AlterTable
ALTER TABLE "Memory" ADD COLUMN     "alike" TEXT,
ADD COLUMN     "occurredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "dryRunId" INTEGER,
ADD COLUMN     "heldAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldReasons" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "metadata" JSONB,
ADD COLUMN     "planDigest" TEXT,
ADD COLUMN     "planSummary" JSONB,
ADD COLUMN     "releaseNote" TEXT,
ADD COLUMN     "releasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "releasedBy" TEXT;

-- AlterTable
ALTER TABLE "RunRecord" ADD COLUMN     "alike" TEXT,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "occurredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Sync" ADD COLUMN     "guards" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
-- Partial: customers have no such digest, and their rows are most of the table.
CREATE INDEX "Memory_alike_idx" ON "Memory"("destinationId", "object", "alike", "occurredAt") WHERE "alike" IS NOT NULL;
