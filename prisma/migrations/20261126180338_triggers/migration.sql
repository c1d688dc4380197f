-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "RunTrigger" ADD VALUE 'sequence';
ALTER TYPE "RunTrigger" ADD VALUE 'webhook';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "missedTimes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Sync" ADD COLUMN     "followed" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "hookCreatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "hookHash" TEXT,
ADD COLUMN     "nextRunAt" TIMESTAMPTZ(3),
ADD COLUMN     "triggers" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE UNIQUE INDEX "Sync_hookHash_key" ON "Sync"("hookHash");
