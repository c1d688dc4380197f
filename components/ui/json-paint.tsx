import type { ReactNode } from "react";

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Gives the parts of a JSON text their colours. What is not JSON passes through unchanged. */
export function paintJson(json: string): ReactNode[] {
  const painted: ReactNode[] = [];
  let from = 0;
  for (const match of json.matchAll(token)) {
    const [whole, text, colon, word] = match;
    if (match.index > from) painted.push(json.slice(from, match.index));
    painted.push(
      <span key={match.index} className={colour(text, colon, word)}>
        {colon ? text : whole}
      </span>,
    );
    if (colon) painted.push(colon);
    from = match.index + whole.length;
  }
  painted.push(json.slice(from));
  return painted;
}

function colour(text: string | undefined, colon: string | undefined, word: string | undefined): string {
  if (text) return colon ? "text-text" : "text-success";
  return word ? "text-held" : "text-info";
}
