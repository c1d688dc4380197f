import { expect, it } from "vitest";
import { database } from "@/lib/store/database";
import { makeSync, queueRun } from "@/lib/testing/run-fixture";
import { paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { runDetail } from "./runs";

useTestDatabase();

it("counts a run's own records that PartnerStack is asked about", async () => {
  const sync = await makeSync(paymentConfig);
  const [earlier, run] = [await queueRun(sync), await queueRun(sync)];
  const record = (runId: number, status: string, externalKey: string) => ({
    runId,
    syncId: sync.syncId,
    destinationId: sync.destinationId,
    object: "transaction",
    externalKey,
    status,
    sourceRow: {},
  });
  await database().runRecord.createMany({
    data: [
      record(earlier, "sending", "pay_1"),
      record(run, "sending", "pay_2"),
      record(run, "sending", "pay_3"),
      record(run, "planned", "pay_4"),
      record(run, "success", "pay_5"),
    ],
  });
  const now = new Date("2026-03-01T10:00:00Z");
  expect(await runDetail(run, now)).toMatchObject({ inDoubt: 2, at: now.toISOString() });
});
