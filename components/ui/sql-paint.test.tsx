import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { paintSql } from "./sql-paint";

const painted = (sql: string) => renderToStaticMarkup(paintSql(sql));
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

describe("a painted query", () => {
  it.each([
    "SELECT id, 'it''s' AS x FROM \"order\" -- why\nWHERE a > 1.5 /* not yet",
    "select 'unfinished",
    'with "half',
    "SELECT $body$ select 1 $body$, $$ open",
    "",
  ])("has every character where it was: %j", (sql) => {
    expect(plain(painted(sql))).toBe(sql);
  });

  it("tells words from texts, comments and names that look like words", () => {
    const html = painted("SELECT 'from' -- from\nFROM \"from\", selected");
    expect(html.match(/text-accent/g)).toHaveLength(2);
    expect(html).toContain('<span class="text-success">&#x27;from&#x27;</span>');
    expect(html).toContain('<span class="text-muted">-- from</span>');
    expect(html).toContain(", selected");
  });
});
