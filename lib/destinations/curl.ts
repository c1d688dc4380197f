import type { ApiRequest } from "@/lib/core/outcome";

/**
 * The request as a curl command for a POSIX shell. The keys stay placeholders, filled from the reader's own
 * environment, so that a copied command can be pasted into a ticket.
 */
export function asCurl(baseUrl: string, request: ApiRequest): string {
  const lines = [
    `curl --request ${request.method} ${shellQuoted(`${baseUrl}${request.path}`)}`,
    `--globoff --user "$PUBLIC_KEY:$SECRET_KEY"`,
    `--header 'Accept: application/json'`,
  ];
  if (request.body !== undefined) {
    lines.push(
      `--header 'Content-Type: application/json'`,
      `--data-raw ${shellQuoted(JSON.stringify(request.body))}`,
    );
  }
  return lines.join(" \\\n  ");
}

/** Nothing has a meaning inside single quotes but the quote itself, which is closed, escaped and opened again. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
