import { describe, expect, it } from "vitest";
import { readingQuery } from "./query-text";

function refusal(sql: string): { message: string; line?: number } {
  try {
    readingQuery(sql);
  } catch (error) {
    return error as Error & { line?: number };
  }
  throw new Error("The query was accepted.");
}

describe("the query of a dataset", () => {
  it("loses semicolons, blanks and comments at its end", () => {
    expect(readingQuery("SELECT 1 ;; \n -- done;\n /* really; */ ")).toBe("SELECT 1");
  });

  it.each([
    ["SELECT 1"],
    ["with a AS (SELECT 1) SELECT * FROM a"],
    ["VALUES (1), (2)"],
    ["TABLE customer"],
    ["(SELECT 1) UNION (SELECT 2)"],
    ["-- a; comment\n/* one; /* inside; */ another; */ SELECT 1"],
    ["SELECT ';' AS \"a;b\", E'it\\'s;', $$;$$, $body$ $$;$$ $body$"],
    ["SELECT 'it''s; fine'"],
  ])("is kept as it is: %s", (sql) => {
    expect(readingQuery(sql)).toBe(sql);
  });

  it("keeps quoted text at its end", () => {
    expect(readingQuery('SELECT 1 AS "x;" ;')).toBe('SELECT 1 AS "x;"');
  });

  it("must be a single statement, and the line of the second is named", () => {
    expect(refusal("SELECT 1;\nDELETE FROM customer")).toMatchObject({
      message: "A second statement begins after the semicolon on line 1.",
      line: 1,
    });
  });

  it.each([
    "INSERT INTO a VALUES (1)",
    "delete from a",
    "/* SELECT */ DROP TABLE a",
    "EXPLAIN SELECT 1",
    "COPY a TO STDOUT",
  ])("must read: %s", (sql) => {
    expect(refusal(sql).message).toMatch(
      /^A dataset only reads, so its query begins with SELECT.* This one begins with [A-Z]+\.$/,
    );
  });

  it("must not be empty", () => {
    expect(refusal(" -- nothing\n;").message).toBe("The query is empty.");
  });
});
