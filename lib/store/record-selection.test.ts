import { beforeAll, describe, expect, it } from "vitest";
import { recordActs, whyNot } from "@/lib/core/record-acts";
import { type RecordStatus, recordStatuses } from "@/lib/core/states";
import { makeSync, queueRun } from "@/lib/testing/run-fixture";
import { paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { database } from "./database";
import { hasEligible, leftAlone, type RecordSelection } from "./record-selection";

useTestDatabase();

let runId: number;
beforeAll(async () => {
  const sync = await makeSync(paymentConfig);
  runId = await queueRun(sync);
  const origins = [null, "rejected", "invalid", "uncertain"];
  const kinds = recordStatuses.flatMap((status) =>
    (status === "dismissed" ? origins : [null]).flatMap((dismissedFrom) =>
      ["a_1", "a%1", ""].map((externalKey) => ({ status, dismissedFrom, externalKey })),
    ),
  );
  await database().runRecord.createMany({
    data: kinds.map((kind) => ({
      ...kind,
      runId,
      syncId: sync.syncId,
      destinationId: sync.destinationId,
      object: "transaction",
      sourceRow: {},
      issueCode: kind.status === "rejected" ? "refused" : null,
      operation: kind.status === "rejected" ? "update" : "create",
    })),
  });
});

const left = (act: (typeof recordActs)[number], selection: RecordSelection) =>
  leftAlone(database(), act, runId, selection);

describe("which records an act is done with", () => {
  it.each(recordActs)("is the same in the database and in the rule that people read (%s)", async (act) => {
    const records = await database().runRecord.findMany({ where: { runId } });
    for (const { id, status, dismissedFrom, externalKey } of records) {
      const selection = { ids: [Number(id)] };
      const reason = whyNot(act, {
        status: status as RecordStatus,
        dismissedFrom,
        keyless: externalKey === "",
      });
      const about = `${act} ${status} ${dismissedFrom} ${externalKey}`;
      expect(await hasEligible(database(), act, runId, selection), about).toBe(reason === undefined);
      expect(
        (await left(act, selection)).map((group) => group.reason),
        about,
      ).toEqual(reason === undefined ? [] : [reason]);
    }
  });

  it("counts those that are left by reason, and names ids that are none of this run's", async () => {
    const groups = await left("dismiss", { filter: { status: "success" } });
    expect(groups).toEqual([
      { reason: "PartnerStack accepted it.", count: 3, ids: Array(3).fill(expect.any(Number)) },
    ]);
    expect(await left("dismiss", { ids: [999_999] })).toEqual([
      { reason: "This run has no such record.", count: 1, ids: [999_999] },
    ]);
  });

  it("takes the beginning of a key as it is written: no sign in it stands for others", async () => {
    expect(await left("retry", { filter: { key: "a%", status: "success" } })).toMatchObject([{ count: 1 }]);
    expect(await left("retry", { filter: { key: "a_", status: "success" } })).toMatchObject([{ count: 1 }]);
    expect(await hasEligible(database(), "retry", runId, { filter: { issue: "refused" } })).toBe(true);
    expect(await hasEligible(database(), "retry", runId, { filter: { issue: "in_doubt" } })).toBe(false);
  });

  it("is narrowed by every filter of the list at once", async () => {
    const rejected = { status: "rejected", operation: "update" };
    expect(await hasEligible(database(), "dismiss", runId, { filter: rejected })).toBe(true);
    const created = { status: "rejected", operation: "create" };
    expect(await hasEligible(database(), "dismiss", runId, { filter: created })).toBe(false);
  });
});
