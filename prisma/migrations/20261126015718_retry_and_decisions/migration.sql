-- AlterTable
ALTER TABLE "Memory" ADD COLUMN     "dismissedFrom" TEXT,
ADD COLUMN     "dismissedRow" TEXT;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "retry" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "RunRecord" ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decidedBy" TEXT,
ADD COLUMN     "dismissedFrom" TEXT,
ADD COLUMN     "evidence" JSONB,
ADD COLUMN     "retriedIn" INTEGER;

-- CreateTable
CREATE TABLE "RetryKey" (
    "runId" INTEGER NOT NULL,
    "externalKey" TEXT NOT NULL,

    CONSTRAINT "RetryKey_pkey" PRIMARY KEY ("runId","externalKey")
);

-- AddForeignKey
ALTER TABLE "RetryKey" ADD CONSTRAINT "RetryKey_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
