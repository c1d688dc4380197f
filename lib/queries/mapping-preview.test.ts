import { beforeAll, describe, expect, it } from "vitest";
import {
  type MappingPreviewView,
  mappingPreviewInput,
  mappingPreview as mappingPreviewSchema,
} from "@/lib/contracts/syncs";
import type { SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { useTestDatabase } from "@/lib/testing/test-database";
import { generateMappings } from "./generate-mappings";
import { mappingPreview } from "./mapping-preview";

useTestDatabase();

const now = new Date("2026-11-23T12:00:00Z");
let datasetId: number;
let sourceId: number;

beforeAll(async () => {
  const settings = { customers: 100, transactions: 100, badRows: false };
  const source = await database().source.create({ data: { name: "Sample data", type: "sample", settings } });
  sourceId = source.id;
  datasetId = await dataset("transactions");
});

async function dataset(table: string): Promise<number> {
  const columns = ["payment_id", "customer_id", "amount", "currency"].map((name) => ({
    name,
    type: "text",
    nativeType: "text",
  }));
  const row = await database().dataset.create({
    data: { name: "Transactions", sourceId, kind: "table", definition: { schema: "sample", table }, columns },
  });
  return row.id;
}

async function preview(
  config: SyncConfig,
  more: { row?: number; datasetId?: number; destinationId?: number } = {},
): Promise<MappingPreviewView> {
  const answer = await mappingPreview(mappingPreviewInput.parse({ datasetId, config, ...more }), now);
  if (answer instanceof Problem) throw answer;
  return mappingPreviewSchema.parse(answer);
}

const empty: SyncConfig = {
  object: "transaction",
  behavior: "send",
  syncKey: "payment_id",
  backfill: "all",
  mappings: [],
};

async function generated(): Promise<SyncConfig> {
  const answer = await generateMappings({ datasetId, object: "transaction", syncKey: "payment_id" });
  if (answer instanceof Problem) throw answer;
  return { ...empty, mappings: answer.mappings };
}

describe("the preview of a configuration", () => {
  it("shows the request as it forms, with the problems that are left", async () => {
    const view = await preview(empty);
    expect(view.requests).toMatchObject([
      { method: "POST", path: "/transactions", body: { created_at: now.getTime() } },
    ]);
    expect(view.problems.map(({ place }) => place)).toEqual(
      expect.arrayContaining(["amount", "currency", "customer_external_key"]),
    );
  });

  it("is complete with what the names of the columns say", async () => {
    const view = await preview(await generated());
    expect(view.problems).toEqual([]);
    expect(view.sample).toMatchObject({ rows: 50, invalid: 0 });
    const [request] = view.requests;
    expect(request?.body).toMatchObject({ currency: expect.any(String), amount: expect.any(Number) });
    expect(request?.curl).toContain(`"$PUBLIC_KEY:$SECRET_KEY"`);
  });

  it("shows the row that was asked for, and never one beyond the sample", async () => {
    const config = await generated();
    const first = await preview(config);
    const third = await preview(config, { row: 2 });
    expect(third.rowIndex).toBe(2);
    expect(third.externalKey).not.toBe(first.externalKey);
    expect((await preview(config, { row: 49 })).rows).toBe(50);
  });

  it("offers two requests for a customer that may be there or not", async () => {
    const config: SyncConfig = {
      ...empty,
      object: "customer",
      behavior: "update_or_create",
      syncKey: "customer_id",
      mappings: [
        { field: "partner_key", from: { kind: "constant", value: "gstest" }, syncNull: false, mode: "set" },
      ],
    };
    const { requests } = await preview(config);
    expect(requests.map(({ label, method }) => `${label} ${method}`)).toEqual([
      "Create POST",
      "Update PATCH",
    ]);
    expect(requests[1]?.body).not.toHaveProperty("partner_key");
    expect(
      (await preview({ ...config, behavior: "update_only" })).requests.map(({ method }) => method),
    ).toEqual(["PATCH"]);
  });

  it("goes on without rows when the source cannot be read, and says why", async () => {
    const lost = await dataset("no_such_table");
    const view = await preview(empty, { datasetId: lost });
    expect(view.unreadable?.message).toBeTruthy();
    expect(view).toMatchObject({ rows: 0, row: null, requests: [] });
    expect(view.problems.length).toBeGreaterThan(0);
  });

  it("reads the source once while somebody types, and again after some minutes", async () => {
    const read = await dataset("transactions");
    const [config, minutesLater] = [await generated(), new Date(now.getTime() + 180_000)];
    const keyOfRow = async (at: Date) => {
      const answer = await mappingPreview(mappingPreviewInput.parse({ datasetId: read, config, row: 0 }), at);
      return answer instanceof Problem ? answer : answer.row?.payment_id;
    };
    expect(await keyOfRow(now)).toBe("pay_00001");
    // The other table, put there behind Tributary's back: an edit of the dataset would be noticed at once.
    await database()
      .$executeRaw`UPDATE "Dataset" SET definition = '{"schema":"sample","table":"customers"}' WHERE id = ${read}`;
    expect(await keyOfRow(now)).toBe("pay_00001");
    expect(await keyOfRow(minutesLater)).toBeUndefined();
  });

  it("belongs to a dataset", async () => {
    expect(
      await mappingPreview(mappingPreviewInput.parse({ datasetId: 999_999, config: empty }), now),
    ).toMatchObject({ status: 404 });
  });
});
