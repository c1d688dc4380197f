import { SourceError } from "./source-error";

const readingWords = ["select", "with", "values", "table"];

/**
 * The query without comments and semicolons at its end, ready to stand inside parentheses. Throws SourceError for
 * anything but one statement that reads. This is for clear sentences only: what really keeps a query from writing is
 * the read-only transaction it runs in.
 */
export function readingQuery(sql: string): string {
  const code = withoutQuotes(sql);
  const length = code.replace(/[;\s]+$/, "").length;
  const statement = code.slice(0, length);
  const [, word = ""] = /^[\s(]*([a-z_]*)/i.exec(statement) ?? [];
  if (statement.trim() === "") throw new SourceError("The query is empty.", "Write a SELECT.");

  const semicolon = statement.indexOf(";");
  if (semicolon >= 0) {
    const line = lineAt(sql, semicolon);
    throw new SourceError(
      `A second statement begins after the semicolon on line ${line}.`,
      "Write one SELECT.",
      line,
    );
  }
  if (!readingWords.includes(word.toLowerCase())) {
    const begins = word === "" ? "" : ` This one begins with ${word.toUpperCase()}.`;
    throw new SourceError(
      `A dataset only reads, so its query begins with SELECT, WITH, VALUES or TABLE.${begins}`,
      "Write a query that reads.",
    );
  }
  return sql.slice(0, length);
}

/** Line of a position in a text, from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

const quoted = new RegExp(
  [
    /--[^\n]*/, // comment to the end of the line
    /\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'/, // text with backslash escapes
    /'(?:[^']|'')*'/, // text
    /"(?:[^"]|"")*"/, // name
    /\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$/, // text between dollar signs
  ]
    .map((part) => part.source)
    .join("|"),
  "y",
);

/** The same text, of the same length, with comments blank and quoted text replaced by underscores. */
function withoutQuotes(sql: string): string {
  let code = "";
  while (code.length < sql.length) {
    const comment = blockCommentLength(sql, code.length);
    if (comment > 0) {
      code += " ".repeat(comment);
      continue;
    }
    quoted.lastIndex = code.length;
    const match = quoted.exec(sql)?.[0];
    if (match === undefined) code += sql[code.length];
    else code += (match.startsWith("--") ? " " : "_").repeat(match.length);
  }
  return code;
}

/** PostgreSQL's comments nest. One that is not closed goes on to the end. */
function blockCommentLength(sql: string, start: number): number {
  if (!sql.startsWith("/*", start)) return 0;
  let depth = 0;
  for (let at = start; at < sql.length; at += 1) {
    if (sql.startsWith("/*", at)) {
      depth += 1;
      at += 1;
    } else if (sql.startsWith("*/", at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1 - start;
    }
  }
  return sql.length - start;
}
