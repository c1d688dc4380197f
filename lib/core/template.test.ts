import { describe, expect, it } from "vitest";
import { compileTemplate } from "./template";

const metadata = {
  sync_id: 7,
  sync_label: "Invoices",
  sync_run_id: 12,
  run_started_at: "2026-11-23T00:00:00Z",
};

function rendered(source: string, row: Record<string, string | number | null> = {}) {
  const compiled = compileTemplate(source);
  if (!compiled.ok) return compiled;
  return compiled.render(row, metadata);
}

describe("compileTemplate", () => {
  it("renders the row and the run, with filters", () => {
    expect(rendered("inv_{{ record.id }} of run {{ sync.sync_run_id }}", { id: 3 })).toEqual({
      ok: true,
      text: "inv_3 of run 12",
    });
    expect(rendered("{{ record.name | upcase | truncate: 5 }}", { name: "tributary" })).toEqual({
      ok: true,
      text: "TR...",
    });
    expect(rendered('{{ record["Invoice Id"] }}', { "Invoice Id": 9 })).toEqual({ ok: true, text: "9" });
  });

  it("fills an empty value by the default filter, and fails on a column that is not there", () => {
    expect(rendered('{{ record.plan | default: "free" }}', { plan: null })).toEqual({
      ok: true,
      text: "free",
    });
    expect(rendered("{{ record.plna }}", { plan: "pro" })).toMatchObject({
      ok: false,
      message: expect.stringContaining("record.plna"),
    });
  });

  it("does not hand out what objects inherit", () => {
    expect(rendered("{{ record.constructor }}")).toMatchObject({ ok: false });
  });

  it("says in one line what is wrong with a template", () => {
    const broken = rendered("{{ record.id | no_such_filter }}", { id: 1 });
    expect(broken).toMatchObject({ ok: false, message: expect.stringContaining("no_such_filter") });
    expect(broken).toMatchObject({ message: expect.not.stringContaining("\n") });
  });
});
