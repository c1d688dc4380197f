import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SourceView } from "@/lib/contracts/sources";
import { Problem } from "@/lib/http/problem";
import { previewDefinition } from "@/lib/queries/preview-dataset";
import { source as findView } from "@/lib/queries/sources";
import { openSource } from "@/lib/runtime/open-source.server";
import { SourceError } from "@/lib/sources/source-error";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { bodyBytes } from "./body-bytes";
import { changeFirstLine } from "./change-first-line";
import { deleteFile } from "./delete-file";
import { deleteSource } from "./delete-source";
import { uploadFile } from "./upload-file";

useTestDatabase();

const owner = testActor();
const now = new Date("2026-11-23T10:00:00.000Z");

/** A body that arrives in pieces of this size. */
function body(text: string, pieceBytes = 10_000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + pieceBytes));
      at += pieceBytes;
    },
  });
  return bodyBytes(stream);
}

/** A body whose sender goes away after a first part. */
function brokenBody(text: string): AsyncGenerator<Uint8Array> {
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) return controller.error(new Error("aborted"));
      controller.enqueue(Buffer.from(text));
      sent = true;
    },
  });
  return bodyBytes(stream);
}

async function stored() {
  const [sources, files, chunks, audits] = await Promise.all([
    database().source.count(),
    database().uploadedFile.count(),
    database().fileChunk.count(),
    database().auditEvent.count(),
  ]);
  return { sources, files, chunks, audits };
}

async function refusalOf(upload: Promise<unknown>): Promise<Problem> {
  const result = await upload.catch((error: unknown) => error);
  if (result instanceof Problem) return result;
  throw new Error(`It was not refused: ${String(result)}`);
}

const orders = "id,email,total\n1,a@example.com,1.98\n2,,3.00\n";

describe("uploading a file", () => {
  it("begins a source with it and says what was found", async () => {
    const source = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    expect(source).toMatchObject({
      name: "Uploads",
      type: "csv",
      files: [
        {
          name: "orders.csv",
          rows: 2,
          bytes: orders.length,
          encoding: "utf-8",
          delimiter: ",",
          datasets: [],
        },
      ],
    });
    expect(source.files[0]?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "id integer",
      "email text",
      "total decimal",
    ]);
  });

  it("keeps a file of many chunks byte for byte, whatever pieces it arrives in", async () => {
    const rows = Array.from({ length: 40_000 }, (_, id) => `${id},${randomBytes(24).toString("hex")}`);
    const text = `id,token\n${rows.join("\n")}\n`;
    const { id, files } = await uploadFile(owner, { newSource: "Large" }, "large.csv", body(text, 300_007));
    expect(files[0]).toMatchObject({ rows: 40_000, bytes: text.length });
    const chunks = await database().fileChunk.findMany({
      where: { fileId: files[0]?.id },
      orderBy: { position: "asc" },
    });
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.slice(0, -1).every(({ content }) => content.length === 1_048_576)).toBe(true);
    expect(Buffer.concat(chunks.map(({ content }) => content)).toString()).toBe(text);
    const connector = await openSource(await database().source.findUniqueOrThrow({ where: { id } }));
    const read: unknown[] = [];
    for await (const batch of connector
      .open({ kind: "file", file: "large.csv" })
      .rows(5_000, new AbortController().signal)) {
      read.push(...[...batch].map((row) => row.id));
    }
    expect(read).toHaveLength(40_000);
    expect(read.at(-1)).toBe("39999");
  });

  it.each([
    ["a file that is no table", "id,email\n1,a,b,c\n", /Line 2 has 4 cells/],
    ["an empty file", "", /file is empty/],
    [
      "a file that goes wrong at its end",
      `id,x\n${"1,2\n".repeat(600_000)}1,2,3\n`,
      /Line 600002 has 3 cells/,
    ],
  ])("leaves nothing behind of %s, not even the source", async (_what, text, reason) => {
    const before = await stored();
    const refusal = await refusalOf(uploadFile(owner, { newSource: "Broken" }, "broken.csv", body(text)));
    expect(refusal).toMatchObject({ status: 422, fields: { file: expect.stringMatching(reason) } });
    expect(await stored()).toEqual(before);
  });

  it("leaves nothing behind of a file that breaks off on its way", async () => {
    const before = await stored();
    const refusal = await refusalOf(
      uploadFile(owner, { newSource: "Broken" }, "broken.csv", brokenBody("id\n1\n")),
    );
    expect(refusal.message).toMatch(/broke off/);
    expect(await stored()).toEqual(before);
  });

  it("replaces a file of the same name once the new one is complete", async () => {
    const { id } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    await refusalOf(uploadFile(owner, { sourceId: id }, "orders.csv", body("id\n1,2\n")));
    expect((await findView(id))?.files).toMatchObject([{ name: "orders.csv", rows: 2 }]);
    const after = await uploadFile(owner, { sourceId: id }, "orders.csv", body("id\n7\n8\n9\n"));
    expect(after.files).toMatchObject([{ name: "orders.csv", rows: 3 }]);
    const preview = await previewDefinition(id, { kind: "file", file: "orders.csv" });
    expect(preview).toMatchObject({ ok: true, value: { rows: [{ id: "7" }, { id: "8" }, { id: "9" }] } });
  });

  it("does not mistake a file that is replaced while it is read for a shorter one", async () => {
    const text = `id\n${"1234567\n".repeat(400_000)}`;
    const { id } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(text, 500_000));
    const connector = await openSource(await database().source.findUniqueOrThrow({ where: { id } }));
    const rows = connector
      .open({ kind: "file", file: "orders.csv" })
      .rows(1_000, new AbortController().signal);
    const readAll = async () => {
      let replaced = false;
      for await (const _ of rows) {
        if (!replaced) await uploadFile(owner, { sourceId: id }, "orders.csv", body("id\n1\n"));
        replaced = true;
      }
    };
    await expect(readAll()).rejects.toThrow(SourceError);
  });

  it("refuses a file for a source that takes none", async () => {
    const sample = await database().source.create({ data: { name: "Sample", type: "sample", settings: {} } });
    const refusal = await refusalOf(uploadFile(owner, { sourceId: sample.id }, "a.csv", body(orders)));
    expect(refusal.fields?.file).toMatch(/does not take files/);
  });
});

describe("a file whose first line looks like data", () => {
  const headless = "1,ann@x.com,12.5\n2,bob@x.com,3\n";
  const namesOf = (source: SourceView) => source.files[0]?.columns.map(({ name }) => name);
  const numbered = ["column_1", "column_2", "column_3"];

  it("is asked about, and leaves nothing behind meanwhile", async () => {
    const before = await stored();
    const refusal = await refusalOf(
      uploadFile(owner, { newSource: "Uploads" }, "people.csv", body(headless)),
    );
    expect(refusal).toMatchObject({
      status: 422,
      code: "first_line_unclear",
      hint: expect.stringContaining("firstLine=data"),
      fields: { file: expect.stringMatching(/looks like data.*1, ann@x\.com, 12\.5/) },
    });
    expect(await stored()).toEqual(before);
    const noHeader = uploadFile(owner, { newSource: "Uploads" }, "people.csv", body("ann,ann\n"));
    expect(await refusalOf(noHeader)).toMatchObject({ code: "first_line_no_header" });
  });

  it("keeps every row when it is said to be data, also when it is read later", async () => {
    const source = await uploadFile(owner, { newSource: "Uploads" }, "people.csv", body(headless), "data");
    expect(source.files).toMatchObject([{ rows: 2, firstLine: "data" }]);
    expect(namesOf(source)).toEqual(numbered);
    const preview = await previewDefinition(source.id, { kind: "file", file: "people.csv" });
    expect(preview).toMatchObject({
      ok: true,
      value: { rows: [{ column_1: "1" }, { column_1: "2" }] },
    });
  });

  it("is not asked about again when a new file takes its place", async () => {
    const { id } = await uploadFile(owner, { newSource: "Uploads" }, "people.csv", body(headless), "data");
    const text = "ann,berlin,gold\nbob,paris,silver\neve,rome,gold\n";
    const again = await uploadFile(owner, { sourceId: id }, "people.csv", body(text));
    expect(again.files).toMatchObject([{ rows: 3, firstLine: "data" }]);
    const years = "customer,2024,2025\nann,1,2\n";
    await uploadFile(owner, { sourceId: id }, "people.csv", body(years), "names");
    const newYears = await uploadFile(owner, { sourceId: id }, "people.csv", body(`${years}bob,3,4\n`));
    expect(newYears.files).toMatchObject([{ rows: 2, firstLine: "names" }]);
  });

  it("can be told later that its first line is data after all, or names", async () => {
    const text = "ann,berlin\nbob,paris\n";
    const { id, files } = await uploadFile(owner, { newSource: "Uploads" }, "people.csv", body(text));
    expect(files).toMatchObject([{ rows: 1, firstLine: "names" }]);
    const fileId = files[0]?.id ?? 0;
    const asData = await changeFirstLine(owner, id, fileId, "data");
    expect(asData).toMatchObject({ files: [{ id: fileId, rows: 2, firstLine: "data" }] });
    const preview = await previewDefinition(id, { kind: "file", file: "people.csv" });
    expect(preview).toMatchObject({ value: { rows: [{ column_1: "ann" }, { column_1: "bob" }] } });
    expect(await changeFirstLine(owner, id, fileId, "names")).toMatchObject({
      files: [{ rows: 1, columns: [{ name: "ann" }, { name: "berlin" }] }],
    });
    const actions = await database().auditEvent.findMany({ where: { subject: `source:${id}` } });
    expect(actions.map(({ action }) => action).slice(-2)).toEqual([
      "source.file_first_line",
      "source.file_first_line",
    ]);
  });

  it("cannot be told to hold names where there are none", async () => {
    const { id, files } = await uploadFile(
      owner,
      { newSource: "Uploads" },
      "people.csv",
      body("ann,ann\n"),
      "data",
    );
    const refusal = await changeFirstLine(owner, id, files[0]?.id ?? 0, "names");
    expect(refusal).toMatchObject({
      status: 422,
      message: expect.stringContaining("Two columns are called ann"),
    });
    expect((await findView(id))?.files).toMatchObject([{ firstLine: "data" }]);
    expect(await changeFirstLine(owner, id + 1, files[0]?.id ?? 0, "names")).toMatchObject({ status: 404 });
  });
});

describe("deleting a file", () => {
  it("is refused while a dataset reads it", async () => {
    const { id, files } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    const fileId = files[0]?.id ?? 0;
    await database().dataset.create({
      data: { name: "Orders", sourceId: id, kind: "file", definition: { file: "orders.csv" }, columns: [] },
    });
    expect(await deleteFile(owner, id, fileId)).toMatchObject({
      status: 409,
      message: "orders.csv is read by the dataset Orders.",
    });
    expect(await database().uploadedFile.count({ where: { id: fileId } })).toBe(1);
  });

  it("removes the bytes too", async () => {
    const { id, files } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    const fileId = files[0]?.id ?? 0;
    expect(await deleteFile(owner, id, fileId)).toMatchObject({ files: [] });
    expect(await database().fileChunk.count({ where: { fileId } })).toBe(0);
  });

  it("does not find the file of another source", async () => {
    const { files } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    const other = await uploadFile(owner, { newSource: "Other" }, "other.csv", body(orders));
    expect(await deleteFile(owner, other.id, files[0]?.id ?? 0)).toMatchObject({ status: 404 });
  });
});

describe("deleting a source of files", () => {
  it("removes its files with their bytes, also when a deleted dataset still names one", async () => {
    const { id, files } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    await database().dataset.create({
      data: {
        name: "Orders",
        sourceId: id,
        kind: "file",
        definition: { file: "orders.csv" },
        columns: [],
        deletedAt: now,
      },
    });
    expect(await deleteSource(owner, id, now)).toEqual({ ok: true });
    expect(await database().uploadedFile.count({ where: { sourceId: id } })).toBe(0);
    expect(await database().fileChunk.count({ where: { fileId: files[0]?.id ?? 0 } })).toBe(0);
    const refusal = await refusalOf(uploadFile(owner, { sourceId: id }, "late.csv", body(orders)));
    expect(refusal).toMatchObject({ status: 404 });
  });

  it("is refused while a file is on its way to it, which would be lost", async () => {
    const { id } = await uploadFile(owner, { newSource: "Uploads" }, "orders.csv", body(orders));
    let refusal: unknown;
    async function* whileDeleting(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("id\n1\n");
      refusal = await deleteSource(owner, id, now);
      yield Buffer.from("2\n");
    }
    const after = await uploadFile(owner, { sourceId: id }, "late.csv", whileDeleting());
    expect(refusal).toMatchObject({ status: 409, message: expect.stringContaining("at this moment") });
    expect(after.files.map(({ name, rows }) => [name, rows])).toEqual([
      ["late.csv", 2],
      ["orders.csv", 2],
    ]);
  });
});
