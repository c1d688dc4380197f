-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);
