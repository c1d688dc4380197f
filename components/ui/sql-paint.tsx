import type { ReactNode } from "react";

const words = [
  "ALL|AND|ANY|AS|ASC|BETWEEN|BY|CASE|CAST|COALESCE|CROSS|CURRENT_DATE|CURRENT_TIMESTAMP|DATE|DESC|DISTINCT|ELSE|END",
  "EXCEPT|EXISTS|EXTRACT|FALSE|FETCH|FILTER|FIRST|FOLLOWING|FROM|FULL|GROUP|HAVING|ILIKE|IN|INNER|INTERSECT|INTERVAL",
  "IS|JOIN|LAST|LATERAL|LEFT|LIKE|LIMIT|MATERIALIZED|NATURAL|NOT|NULL|NULLS|OFFSET|ON|OR|ORDER|OUTER|OVER|PARTITION",
  "PRECEDING|RANGE|RECURSIVE|RIGHT|ROW|ROWS|SELECT|TABLE|THEN|TIMESTAMP|TRUE|UNBOUNDED|UNION|USING|VALUES|WHEN|WHERE",
  "WINDOW|WITH",
].join("|");

/** Comments, texts and quoted names (also unfinished ones, while somebody types), numbers, words. */
const token = new RegExp(
  [
    "(--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))",
    "('(?:[^']|'')*(?:'|$)|\\$(\\w*)\\$[\\s\\S]*?(?:\\$\\3\\$|$))",
    '("(?:[^"]|"")*(?:"|$))',
    "\\b(\\d+(?:\\.\\d+)?)\\b",
    `\\b(${words})\\b`,
  ].join("|"),
  "gi",
);

/** Gives the parts of a query their colours. Every character stays where it is. */
export function paintSql(sql: string): ReactNode[] {
  const painted: ReactNode[] = [];
  let from = 0;
  for (const match of sql.matchAll(token)) {
    const [whole, comment, text, , name, number] = match;
    if (match.index > from) painted.push(sql.slice(from, match.index));
    painted.push(
      <span key={match.index} className={colour(comment, text, name, number)}>
        {whole}
      </span>,
    );
    from = match.index + whole.length;
  }
  painted.push(sql.slice(from));
  return painted;
}

function colour(comment?: string, text?: string, name?: string, number?: string): string | undefined {
  if (comment !== undefined) return "text-muted";
  if (text !== undefined) return "text-success";
  if (name !== undefined) return undefined;
  return number === undefined ? "text-accent" : "text-info";
}
