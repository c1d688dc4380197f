import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatasetInput, type DatasetView, datasetInput } from "@/lib/contracts/datasets";
import { sourceInput } from "@/lib/contracts/sources";
import type { SyncConfig } from "@/lib/core/sync-config";
import { Problem } from "@/lib/http/problem";
import { datasetVersions } from "@/lib/queries/dataset-versions";
import { datasets, dataset as findView } from "@/lib/queries/datasets";
import { profileKey } from "@/lib/queries/key-profile";
import { previewDataset, previewDefinition } from "@/lib/queries/preview-dataset";
import { search } from "@/lib/queries/search";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { createTestDatabase, type TestDatabase, useTestDatabase } from "@/lib/testing/test-database";
import { createDataset } from "./create-dataset";
import { createSource } from "./create-source";
import { createSync } from "./create-sync";
import { deleteDataset } from "./delete-dataset";
import { editDataset } from "./edit-dataset";
import { refreshDataset } from "./refresh-dataset";

useTestDatabase();

const editor = testActor({ name: "Edith Editor", role: "editor" });
const now = new Date("2026-11-23T10:00:00.000Z");
let shop: TestDatabase;
let sourceId: number;

beforeAll(async () => {
  shop = await createTestDatabase();
  await shop.pool.query(`CREATE TABLE invoice (id int PRIMARY KEY, email text, total numeric(10,2));
    INSERT INTO invoice VALUES (1, 'a@example.com', 1.98), (2, 'a@example.com', 3), (3, NULL, 4.50)`);
  const url = new URL(shop.url);
  url.searchParams.set("sslmode", "disable");
  const shopSource = sourceInput.parse({ name: "Shop", type: "postgres", settings: { url: url.href } });
  const saved = await createSource(testActor(), shopSource, now);
  if (saved instanceof Problem || !saved.source)
    throw new Error(`The source was not saved: ${JSON.stringify(saved)}`);
  sourceId = saved.source.id;
});
afterAll(() => shop.drop());

const table = (name: string) => ({ kind: "table" as const, schema: "public", table: name });
const query = (sql: string) => ({ kind: "query" as const, sql });

function input(more: Partial<DatasetInput> = {}): DatasetInput {
  return datasetInput.parse({ name: "Invoices", sourceId, definition: table("invoice"), ...more });
}

async function created(more: Partial<DatasetInput> = {}): Promise<DatasetView> {
  const result = await createDataset(editor, input(more), now);
  if (result instanceof Problem) throw result;
  return result;
}

async function syncOf(
  datasetId: number,
  label: string,
  columns: string[],
  deletedAt: Date | null = null,
): Promise<number> {
  const destination = await database().destination.create({
    data: { name: "P", type: "partnerstack", publicKey: `pk_${label}`, sealedSecret: "-" },
  });
  const sync = await database().sync.create({
    data: { label, datasetId, destinationId: destination.id, object: "customer", deletedAt },
  });
  const [syncKey = "id", ...mapped] = columns;
  const mappings = mapped.map((column) => ({ field: "email", from: { kind: "column", column } }));
  const config = { object: "customer", behavior: "update_or_create", syncKey, mappings };
  await database().syncVersion.create({ data: { syncId: sync.id, number: 1, config } });
  return sync.id;
}

describe("creating a dataset", () => {
  it("reads its columns from the source", async () => {
    const dataset = await created();
    expect(dataset).toMatchObject({
      reads: "public.invoice",
      source: { name: "Shop", type: "postgres" },
      createdBy: "Edith Editor",
    });
    expect(dataset.columns.map(({ name, nativeType }) => `${name} ${nativeType}`)).toEqual([
      "id integer",
      "email text",
      "total numeric(10,2)",
    ]);
    const [event] = await database().auditEvent.findMany({ where: { subject: `dataset:${dataset.id}` } });
    expect(event).toMatchObject({ actor: "Edith Editor", action: "dataset.created" });
  });

  it.each([
    ["a table that is not there", table("nothing"), "definition.table"],
    ["a query with a mistake", query("SELECT id\nFORM invoice"), "definition.sql"],
    ["a query that would write", query("DELETE FROM invoice"), "definition.sql"],
    ["a file on a database", { kind: "file" as const, file: "a.csv" }, "definition.file"],
  ])("refuses %s, on the field that can change it", async (_what, definition, field) => {
    const result = await createDataset(editor, input({ definition }), now);
    expect(result).toBeInstanceOf(Problem);
    expect(Object.keys((result as Problem).fields ?? {})).toEqual([field]);
    expect((await shop.pool.query("SELECT count(*)::int AS rows FROM invoice")).rows).toEqual([{ rows: 3 }]);
  });

  it("refuses a source that does not exist", async () => {
    expect(await createDataset(editor, input({ sourceId: 999_999 }), now)).toMatchObject({
      fields: { sourceId: expect.any(String) },
    });
  });
});

describe("looking into a dataset", () => {
  it("shows its first rows", async () => {
    const { id } = await created({ definition: query("SELECT id, total FROM invoice ORDER BY id") });
    expect(await previewDataset(id, 2)).toMatchObject({
      ok: true,
      value: {
        rows: [
          { id: 1, total: "1.98" },
          { id: 2, total: "3.00" },
        ],
      },
    });
  });

  it("names the line of a query that fails, as it was typed", async () => {
    const attempt = await previewDefinition(sourceId, query("\n\nSELECT id,\n  nothing\nFROM invoice"));
    expect(attempt).toMatchObject({ ok: false, line: 4 });
  });

  it("counts missing and shared values of a column", async () => {
    const profile = await profileKey(sourceId, table("invoice"), "email");
    expect(profile).toMatchObject({
      ok: true,
      value: { rows: 3, nulls: 1, duplicates: 2, examples: [{ value: "a@example.com", count: 2 }] },
    });
  });

  it("tells what does not exist from what fails", async () => {
    expect(await previewDataset(999_999)).toBeUndefined();
  });
});

describe("refreshing and editing", () => {
  it("tells which columns came, went and changed, and which syncs that breaks", async () => {
    await shop.pool.query("CREATE TABLE moving (id int, mail text, total int)");
    const { id } = await created({ definition: table("moving") });
    const syncId = await syncOf(id, "Broken", ["id", "mail"]);
    await syncOf(id, "Whole", ["id"]);
    await syncOf(id, "Deleted", ["mail"], now);
    await shop.pool.query("ALTER TABLE moving DROP mail, ADD phone text, ALTER total TYPE bigint");
    const later = new Date("2026-11-23T11:00:00.000Z");
    const result = await refreshDataset(editor, id, later);
    expect(result).toMatchObject({
      dataset: {
        refreshedAt: later.toISOString(),
        columns: [{ name: "id" }, { name: "total" }, { name: "phone" }],
      },
      changes: {
        added: [{ name: "phone" }],
        removed: [{ name: "mail" }],
        retyped: [{ name: "total", from: "integer", to: "bigint" }],
        broken: [{ sync: { id: syncId, label: "Broken" }, columns: ["mail"] }],
      },
    });
  });

  it("leaves the known columns when the source does not answer", async () => {
    await shop.pool.query("CREATE TABLE vanishing (id int)");
    const before = await created({ definition: table("vanishing") });
    await shop.pool.query("DROP TABLE vanishing");
    expect(await refreshDataset(editor, before.id, now)).toMatchObject({
      status: 422,
      code: "source_failed",
    });
    expect(await findView(before.id)).toEqual(before);
  });

  it("reads the columns of a new definition", async () => {
    const { id } = await created();
    const result = await editDataset(
      editor,
      id,
      { name: "Totals", definition: query("SELECT id FROM invoice") },
      now,
    );
    expect(result).toMatchObject({
      dataset: { name: "Totals", reads: "SQL query", columns: [{ name: "id" }] },
      changes: { removed: [{ name: "email" }, { name: "total" }] },
    });
  });

  it("changes nothing for a definition that fails", async () => {
    const before = await created();
    const result = await editDataset(
      editor,
      before.id,
      { name: "Totals", definition: table("nothing") },
      now,
    );
    expect(result).toMatchObject({ status: 422 });
    expect(await findView(before.id)).toEqual(before);
  });
});

describe("deleting a dataset", () => {
  it("is refused while syncs read it, with their names", async () => {
    const { id } = await created();
    await syncOf(id, "Paid invoices", ["id"]);
    expect(await deleteDataset(editor, id, now)).toMatchObject({
      status: 409,
      message: "Invoices is read by the sync Paid invoices.",
    });
  });

  it("takes it out of sight, and keeps the deleted syncs that it belonged to, with their history", async () => {
    const { id } = await created({ name: "Formerly read" });
    const syncId = await syncOf(id, "Former", ["id"], now);
    const version = await database().syncVersion.findFirstOrThrow({ where: { syncId } });
    await database().run.create({ data: { syncId, versionId: version.id, status: "completed" } });

    expect(await deleteDataset(editor, id, now)).toEqual({ ok: true });
    expect(await findView(id)).toBeUndefined();
    expect((await datasets()).map((one) => one.id)).not.toContain(id);
    expect(await previewDataset(id)).toBeUndefined();
    expect((await search("Formerly read")).results).toEqual([]);
    expect(await refreshDataset(editor, id, now)).toMatchObject({ status: 404 });
    expect(await database().run.count({ where: { sync: { id: syncId, datasetId: id } } })).toBe(1);
  });

  it("leaves a line in the audit log, and finds nothing the second time", async () => {
    const { id } = await created();
    expect(await deleteDataset(editor, id, now)).toEqual({ ok: true });
    expect(await deleteDataset(editor, id, now)).toMatchObject({ status: 404 });
    const events = await database().auditEvent.findMany({ where: { subject: `dataset:${id}` } });
    expect(events.map(({ action }) => action)).toEqual(["dataset.created", "dataset.deleted"]);
  });

  it("never leaves a sync without its dataset, when both are asked for at the same moment", async () => {
    const { id: destinationId } = await database().destination.create({
      data: { name: "P", type: "partnerstack", publicKey: "pk_race", sealedSecret: "-" },
    });
    const config: SyncConfig = {
      object: "customer",
      behavior: "update_or_create",
      syncKey: "id",
      backfill: "all",
      mappings: [
        { field: "email", from: { kind: "column", column: "email" }, syncNull: false, mode: "set" },
        {
          field: "partner_key",
          from: { kind: "constant", value: "part_1" },
          syncNull: false,
          mode: "set",
        },
      ],
    };
    const columns = ["id", "email"].map((name) => ({ name, type: "text", nativeType: "text" }));
    for (let round = 0; round < 12; round++) {
      const { id: datasetId } = await database().dataset.create({
        data: { name: "Raced", sourceId, kind: "table", definition: {}, columns },
      });
      const make = () => createSync(editor, { label: "Raced", datasetId, destinationId, config });
      const [sync, deletion] = await Promise.all([make(), deleteDataset(editor, datasetId, now)]);
      expect([sync, deletion].filter((outcome) => outcome instanceof Problem)).toHaveLength(1);
      const alive = await database().sync.count({
        where: { datasetId, dataset: { deletedAt: { not: null } } },
      });
      expect(alive).toBe(0);
    }
  });
});

describe("versions of a dataset", () => {
  it("are kept of what was read, not of names and refreshes, and an older one is restored by an edit", async () => {
    const { id } = await created({ definition: query("SELECT id FROM invoice") });
    await editDataset(
      editor,
      id,
      { name: "Invoices", definition: query("SELECT id, email FROM invoice") },
      now,
    );
    await editDataset(
      editor,
      id,
      { name: "Renamed", definition: query("SELECT id, email FROM invoice") },
      now,
    );
    await refreshDataset(editor, id, now);
    const [newest, first, ...none] = await datasetVersions(id);
    expect(none).toEqual([]);
    expect(newest).toMatchObject({ number: 2, createdBy: "Edith Editor", reads: "SQL query" });
    expect(first).toMatchObject({ number: 1, definition: query("SELECT id FROM invoice") });
    if (!first) throw new Error("There is no first version.");
    await editDataset(editor, id, { name: "Renamed", definition: first.definition }, now);
    expect((await datasetVersions(id)).map(({ number }) => number)).toEqual([3, 2, 1]);
    expect((await findView(id))?.definition).toEqual(query("SELECT id FROM invoice"));
  });

  it("are not made of a query that fails", async () => {
    const { id } = await created();
    const answer = await editDataset(
      editor,
      id,
      { name: "Invoices", definition: query("SELECT nothing") },
      now,
    );
    expect(answer).toBeInstanceOf(Problem);
    expect(await datasetVersions(id)).toHaveLength(1);
  });

  it("get numbers of their own when two people save at once", async () => {
    const { id } = await created();
    const edits = [1, 2, 3, 4].map((n) =>
      editDataset(editor, id, { name: "Invoices", definition: query(`SELECT ${n} AS id`) }, now),
    );
    await Promise.all(edits);
    expect((await datasetVersions(id)).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });
});
