-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "readFrom" TIMESTAMPTZ(3),
ADD COLUMN     "readUpTo" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "RunRecord" ADD COLUMN     "rowAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Sync" ADD COLUMN     "highWaterMark" TIMESTAMPTZ(3),
ADD COLUMN     "markBasis" TEXT,
ADD COLUMN     "markRunId" INTEGER;
