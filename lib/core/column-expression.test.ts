import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnExpression, readsColumn } from "./column-expression";
import { compileTemplate } from "./template";

const metadata = { sync_id: 1, sync_label: "", sync_run_id: 1, run_started_at: "" };
const anyName = fc.oneof(
  fc.constantFrom("id", "order id", "it's", 'say "so"', `it's "so"`, "größe", "back\\slash", "a.b"),
  fc.string({
    unit: fc.constantFrom("a", "_", " ", '"', "'", "\\", "}", "{", "%", "[", "]", "\n", "é", "😀"),
    minLength: 1,
    maxLength: 12,
  }),
);

describe("a column inside a template", () => {
  it("renders the value of the column, whatever its name", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const compiled = compileTemplate(columnExpression(name));
        expect(compiled.ok && compiled.render({ [name]: "42" }, metadata)).toEqual({ ok: true, text: "42" });
      }),
    );
  });

  it("is recognized as read", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(readsColumn(`inv_${columnExpression(name)}`, name)).toBe(true);
      }),
    );
  });

  it.each([
    "{{ record.id }}",
    "{{record[ 'id' ]}}",
    '{{ record["id"] | upcase }}',
    "{% if record.id %}x{% endif %}",
  ])("is recognized however it is written: %s", (template) => {
    expect(readsColumn(template, "id")).toBe(true);
  });

  it.each(["id", "{{ record.identity }}", "{{ record['paid'] }}", "{{ recording.id }}", "{{ record.id-2 }}"])(
    "is not taken for read where another is: %s",
    (template) => {
      expect(readsColumn(template, "id")).toBe(false);
    },
  );
});
