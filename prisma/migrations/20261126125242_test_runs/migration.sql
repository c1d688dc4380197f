-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "test" BOOLEAN NOT NULL DEFAULT false;
