import { expect, it } from "vitest";
import { database } from "@/lib/store/database";
import { eventConfig } from "@/lib/testing/event-rows";
import { useTestDatabase } from "@/lib/testing/test-database";
import { readingBasis } from "./reading-basis.server";

useTestDatabase();

const dataset = {
  kind: "table",
  definition: { schema: "public", table: "event" },
  source: { id: 1, settings: { host: "db", port: 5432 } },
};

it("says the same as long as the same is read, whatever else the configuration changes", async () => {
  const basis = await readingBasis(eventConfig(), dataset);
  expect(await readingBasis(eventConfig({ mappings: [], overlapMinutes: 5 }), dataset)).toBe(basis);
  const reordered = { ...dataset, source: { settings: { port: 5432, host: "db" }, id: 1 } };
  expect(await readingBasis(eventConfig(), reordered)).toBe(basis);
});

it("says something else when the key, the column, the dataset or the server changes", async () => {
  const all = await Promise.all([
    readingBasis(eventConfig(), dataset),
    readingBasis(eventConfig({ syncKey: "other" }), dataset),
    readingBasis(eventConfig({ timestampColumn: "other_at" }), dataset),
    readingBasis(eventConfig(), { ...dataset, definition: { schema: "public", table: "events" } }),
    readingBasis(eventConfig(), { ...dataset, kind: "query", definition: { sql: "SELECT 1" } }),
    readingBasis(eventConfig(), { ...dataset, source: { id: 2, settings: { host: "db", port: 5432 } } }),
    readingBasis(eventConfig(), { ...dataset, source: { id: 1, settings: { host: "replica", port: 5432 } } }),
  ]);
  expect(new Set(all).size).toBe(all.length);
});

it("says something else when a CSV file is uploaded anew under the same name", async () => {
  const { id } = await database().source.create({ data: { name: "Files", type: "csv", settings: {} } });
  const read = { kind: "file", definition: { file: "events.csv" }, source: { id, settings: {} } };
  const upload = () =>
    database().uploadedFile.create({
      data: { sourceId: id, name: "events.csv", bytes: 1, rows: 1, format: {}, complete: true },
    });
  const { id: first } = await upload();
  const before = await readingBasis(eventConfig(), read);
  await database().uploadedFile.delete({ where: { id: first } });
  await upload();
  expect(await readingBasis(eventConfig(), read)).not.toBe(before);
});
