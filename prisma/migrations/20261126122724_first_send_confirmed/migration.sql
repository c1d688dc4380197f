-- AlterTable
ALTER TABLE "Sync" ADD COLUMN     "productionConfirmedAt" TIMESTAMPTZ(3);

-- What has sent to production already needs no first confirmation.
UPDATE "Sync" SET "productionConfirmedAt" = now() FROM "Destination" AS d
WHERE d.id = "Sync"."destinationId" AND d.mode = 'production'
  AND EXISTS (SELECT 1 FROM "Run" WHERE "Run"."syncId" = "Sync".id AND "Run".success > 0 AND NOT "Run"."dryRun");
