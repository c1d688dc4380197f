import { describe, expect, it } from "vitest";
import type { SourceView } from "@/lib/contracts/sources";
import { definitionOf, follow, newDraft, withSource } from "./dataset-draft";

const file = (name: string): SourceView["files"][number] => ({
  id: 1,
  name,
  bytes: 10,
  rows: 1,
  encoding: "UTF-8",
  delimiter: ",",
  columns: [],
  firstLine: "names",
  createdAt: "2026-01-01T00:00:00.000Z",
  datasets: [],
});

const source = (id: number, type: SourceView["type"], files: SourceView["files"] = []): SourceView => ({
  id,
  name: `Source ${id}`,
  type,
  settings: {},
  hasSecret: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  createdBy: "",
  lastTestedAt: null,
  lastTest: null,
  files,
  datasets: [],
  syncs: [],
});

const database = source(1, "postgres");
const uploads = source(2, "csv", [file("orders.csv")]);

describe("a dataset that is being written", () => {
  it("begins with the only source, and with its only file", () => {
    expect(newDraft([uploads], {})).toMatchObject({
      sourceId: 2,
      kind: "file",
      file: "orders.csv",
      name: "orders",
    });
  });

  it("leaves the source to be chosen where there are several", () => {
    expect(newDraft([database, uploads], {}).sourceId).toBeUndefined();
  });

  it("begins with the table that the link names", () => {
    const draft = newDraft([database, uploads], { source: 1, schema: "public", table: "invoice" });
    expect(draft.name).toBe("invoice");
    expect(definitionOf(draft)).toEqual({ kind: "table", schema: "public", table: "invoice" });
  });

  it("forgets the table of another source but keeps the query that was typed", () => {
    const draft = {
      ...newDraft([database], { source: 1, schema: "public", table: "invoice" }),
      sql: "SELECT 1",
    };
    const moved = withSource(draft, source(3, "postgres"));
    expect(moved).toMatchObject({ sourceId: 3, table: undefined, sql: "SELECT 1", name: "" });
  });

  it("changes to a way in which the new source can be read", () => {
    expect(withSource(newDraft([database], {}), uploads).kind).toBe("file");
  });

  it("lets a name that was typed stand", () => {
    const typed = {
      ...newDraft([database], {}),
      name: "Mine",
      named: true,
      table: { schema: "public", table: "invoice" },
    };
    expect(follow(typed).name).toBe("Mine");
    expect(follow({ ...typed, named: false }).name).toBe("invoice");
  });

  it("reads nothing before something is chosen", () => {
    const draft = newDraft([database], {});
    expect(definitionOf(draft)).toBeUndefined();
    expect(definitionOf({ ...draft, kind: "query", sql: "  " })).toBeUndefined();
  });
});
