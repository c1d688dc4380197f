import { expect, it } from "vitest";
import type { RunCountsView } from "@/lib/contracts/runs";
import { database } from "@/lib/store/database";
import { makeSync, queueRun } from "@/lib/testing/run-fixture";
import { paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { matchingRecords } from "./matching-records";

useTestDatabase();

const counts: RunCountsView = {
  records: 12,
  unchanged: 2,
  changed: 9,
  invalid: 1,
  success: 4,
  rejected: 2,
  noMatch: 0,
  uncertain: 1,
  dismissed: 1,
  unsent: 1,
};

it("takes the totals of the run where they say it, and counts where somebody searches", async () => {
  const sync = await makeSync(paymentConfig);
  const runId = await queueRun(sync);
  const place = { runId, syncId: sync.syncId, destinationId: sync.destinationId, object: "transaction" };
  await database().runRecord.createMany({
    data: [
      { ...place, externalKey: "a_1", status: "rejected", issueCode: "refused", sourceRow: {} },
      { ...place, externalKey: "a_2", status: "success", sourceRow: {} },
      { ...place, externalKey: "b_1", status: "rejected", issueCode: "email_taken", sourceRow: {} },
    ],
  });
  expect(await matchingRecords(runId, {}, counts)).toMatchObject({ rejected: 2, planned: 1, dismissed: 1 });
  expect(await matchingRecords(runId, { status: "success" }, counts)).toEqual({ success: 4 });
  expect(await matchingRecords(runId, { key: "a_" }, counts)).toEqual({ rejected: 1, success: 1 });
  expect(await matchingRecords(runId, { issue: "email_taken" }, counts)).toEqual({ rejected: 1 });
});
