-- CreateEnum
CREATE TYPE "KeptHistory" AS ENUM ('everything', 'records', 'nothing');

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "kept" "KeptHistory" NOT NULL DEFAULT 'everything',
ADD COLUMN     "payloadsRemovedAt" TIMESTAMPTZ(3),
ADD COLUMN     "recordsRemovedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "WorkspaceSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "payloadDays" INTEGER DEFAULT 30,
    "recordDays" INTEGER DEFAULT 90,
    "lastClearing" JSONB,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkspaceSettings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Run_kept_finishedAt_id_idx" ON "Run"("kept", "finishedAt", "id");
