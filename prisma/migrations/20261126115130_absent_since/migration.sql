-- AlterTable
ALTER TABLE "Memory" ADD COLUMN     "absentAt" TIMESTAMPTZ(3);
