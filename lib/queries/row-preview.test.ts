import { beforeAll, describe, expect, it } from "vitest";
import type { SyncView } from "@/lib/contracts/syncs";
import { memoryStates } from "@/lib/core/states";
import { database } from "@/lib/store/database";
import { columnMapping } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { knownWords } from "./known-words";
import { rowPreview } from "./row-preview";
import { findSync } from "./sync";

useTestDatabase();

const now = new Date("2026-11-23T12:00:00Z");
let sync: SyncView;
beforeAll(async () => {
  const settings = { customers: 100, transactions: 200, badRows: false };
  const source = await database().source.create({ data: { name: "Sample data", type: "sample", settings } });
  const dataset = await database().dataset.create({
    data: {
      name: "Transactions",
      sourceId: source.id,
      kind: "table",
      definition: { schema: "sample", table: "transactions" },
      columns: [],
    },
  });
  const destination = await database().destination.create({
    data: { name: "Sandbox", type: "partnerstack_sandbox", publicKey: "pk", sealedSecret: "-" },
  });
  const { id } = await database().sync.create({
    data: { label: "T", datasetId: dataset.id, destinationId: destination.id, object: "transaction" },
  });
  const config = {
    object: "transaction",
    behavior: "send",
    syncKey: "payment_id",
    backfill: "all",
    mappings: [
      columnMapping("customer_external_key", "customer_id"),
      columnMapping("amount", "amount", { amountIn: "decimal" }),
      columnMapping("currency", "currency"),
    ],
  };
  await database().syncVersion.create({ data: { syncId: id, number: 1, config } });
  const found = await findSync(id);
  if (!found) throw new Error("No sync.");
  sync = found;
});

describe("a row that is looked at before it is tested", () => {
  it("is one of the first by its place, or any of the dataset by its key", async () => {
    const third = await rowPreview(sync, { row: 2 }, now);
    expect(third).toMatchObject({ rows: 50, rowIndex: 2, issues: [], known: null, unreadable: null });
    expect(third.requests).toMatchObject([{ method: "POST", path: "/transactions" }]);
    expect(third.values.map(({ field }) => field)).toContain("amount");

    const byKey = await rowPreview(sync, { key: third.externalKey ?? "" }, now);
    expect(byKey).toMatchObject({ rows: 1, externalKey: third.externalKey, row: third.row });
    expect(await rowPreview(sync, { key: "no such key" }, now)).toMatchObject({ row: null, rows: 0 });
  });

  it("says what is known of its key", async () => {
    const { externalKey } = await rowPreview(sync, { row: 0 }, now);
    await database().memory.create({
      data: {
        destinationId: sync.destination.id,
        object: "transaction",
        externalKey: externalKey ?? "",
        state: "sent",
        fingerprint: "f",
      },
    });
    expect((await rowPreview(sync, { row: 0 }, now)).known).toMatchObject({ sends: false });
  });
});

it("every state of the memory has words, and only what may be sent says so", () => {
  const sends = memoryStates.filter((state) => knownWords(state).sends);
  expect(sends).toEqual(["synced", "rejected", "no_match"]);
});
