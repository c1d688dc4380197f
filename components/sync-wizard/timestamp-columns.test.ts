import { describe, expect, it } from "vitest";
import type { Column, ColumnType } from "@/lib/core/record";
import { proposedTimestamp, timestampColumns } from "./timestamp-columns";

const columns = (types: Record<string, ColumnType>): Column[] =>
  Object.entries(types).map(([name, type]) => ({ name, type, nativeType: type }));

describe("the columns that new rows are read by", () => {
  it("are those of dates and times", () => {
    const all = columns({ id: "integer", paid_on: "date", note: "text", paid_at: "timestamp" });
    expect(timestampColumns(all).map(({ name }) => name)).toEqual(["paid_on", "paid_at"]);
  });

  it("are proposed by their names: when a row was written comes before when the sale took place", () => {
    const all = columns({ paid_at: "timestamp", updated_at: "timestamp", created_at: "timestamp" });
    expect(proposedTimestamp(all)).toBe("created_at");
    expect(proposedTimestamp([...all, ...columns({ loaded_at: "timestamp" })])).toBe("loaded_at");
  });

  it("are proposed by their types where the names say nothing", () => {
    expect(proposedTimestamp(columns({ day: "date", moment: "timestamp" }))).toBe("moment");
    expect(proposedTimestamp(columns({ day: "date" }))).toBe("day");
    expect(proposedTimestamp(columns({ id: "integer" }))).toBeUndefined();
  });
});
