import { expect, it } from "vitest";
import type { Column } from "@/lib/core/record";
import { syncConfig } from "@/lib/core/sync-config";
import { columnChanges } from "./column-changes";

const column = (name: string, type: Column["type"] = "text", nativeType = "text"): Column => ({
  name,
  type,
  nativeType,
});

it("finds nothing where nothing changed, whatever order the columns stand in", () => {
  const changes = columnChanges([column("a"), column("b")], [column("b"), column("a")], []);
  expect(changes).toEqual({ added: [], removed: [], retyped: [], broken: [] });
});

it("tells columns that came, went and changed their type", () => {
  const before = [column("id", "integer", "integer"), column("old"), column("total", "integer", "integer")];
  const after = [
    column("id", "integer", "integer"),
    column("new"),
    column("total", "decimal", "numeric(10,2)"),
  ];
  const changes = columnChanges(before, after, []);
  expect(changes.added.map(({ name }) => name)).toEqual(["new"]);
  expect(changes.removed.map(({ name }) => name)).toEqual(["old"]);
  expect(changes.retyped).toEqual([{ name: "total", from: "integer", to: "numeric(10,2)" }]);
});

it("names the syncs that read a column which is gone", () => {
  const config = syncConfig.parse({
    object: "customer",
    behavior: "update_or_create",
    syncKey: "id",
    mappings: [{ field: "email", from: { kind: "column", column: "mail" } }],
  });
  const untouched = syncConfig.parse({
    object: "customer",
    behavior: "update_only",
    syncKey: "id",
    mappings: [],
  });
  const changes = columnChanges(
    [column("id"), column("mail")],
    [column("id")],
    [
      { id: 1, label: "Customers", config },
      { id: 2, label: "Others", config: untouched },
    ],
  );
  expect(changes.broken).toEqual([{ sync: { id: 1, label: "Customers" }, columns: ["mail"] }]);
});
