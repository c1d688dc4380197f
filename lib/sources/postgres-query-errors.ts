import { type PostgresFault, said } from "./postgres-fault";
import { lineAt } from "./query-text";
import { SourceError } from "./source-error";

/** `sql` is what was sent; `query` is the operator's own part of it, whose lines are counted. */
export interface SentStatement {
  sql?: string;
  query?: string;
}

/** Why a statement was refused, with the line of the operator's query where the server tells the place. */
export function explainQuery(
  fault: PostgresFault,
  sent: SentStatement,
  user: string,
): SourceError | undefined {
  const line = lineOfQuery(fault.position, sent);
  const where = line === undefined ? "" : ` on line ${line}`;
  const explained = (message: string, hint: string) => new SourceError(message, fault.hint || hint, line);
  switch (fault.code) {
    case "42501": {
      const grant = `GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${user}";`;
      return explained(`${user} is not allowed to read this: ${said(fault)}`, `Grant it, such as: ${grant}`);
    }
    case "42703":
      return explained(absent("column", fault, where), "Correct its name.");
    case "42P01":
      return explained(absent("table", fault, where), "Correct its name, or put its schema in front.");
    case "3F000":
      return explained(absent("schema", fault, where), "Correct its name.");
    case "42601":
      return explained(`The query has a mistake${where}: ${said(fault)}`, "Correct the query.");
    case "42P02":
    case "08P01":
      return explained(
        `The query has a parameter${where} that nobody fills in.`,
        "Write the value itself in place of $1.",
      );
    case "0A000":
      return fault.message.includes("WITH")
        ? explained("The query changes data in its WITH clause.", "Write a query that only reads.")
        : explained(`The server cannot do this${where}: ${said(fault)}`, "Write the query in another way.");
    case "25006":
      return explained(`The query tries to write: ${said(fault)}`, "Write a query that only reads.");
    default:
      return /^(2|42)/.test(fault.code)
        ? explained(`The query failed${where}: ${said(fault)}`, "Correct the query.")
        : undefined;
  }
}

/** What is not there, by its name; a server that speaks another language than English is quoted. */
function absent(what: "column" | "table" | "schema", fault: PostgresFault, where: string): string {
  const name = /^(?:column|relation|schema) "?(.+?)"? does not exist$/.exec(fault.message)?.[1];
  return name === undefined
    ? `The query names a ${what}${where} that is not there: ${said(fault)}`
    : `There is no ${what} ${name}${where}.`;
}

/** Why a statement or a connection ended before its time. */
export function explainInterruption(fault: PostgresFault): SourceError | undefined {
  switch (fault.code) {
    case "57014":
      return fault.message.includes("statement timeout")
        ? new SourceError(
            "The query took longer than 30 seconds and was stopped.",
            "Add a filter or an index, or read a table.",
          )
        : new SourceError(
            `The server stopped the query: ${said(fault)}`,
            "Try again, or ask who runs the server.",
          );
    case "55P03":
      return new SourceError(
        "The table is locked by somebody else.",
        "Try again when the other work has ended.",
      );
    case "57P01":
    case "57P02":
      return new SourceError(
        "The server ended the connection while it was used.",
        "Try again when it is up.",
      );
    case "25P03":
    case "57P05":
      return new SourceError("The server ended the connection because it was idle.", "Try again.");
    case "40001":
      return new SourceError(
        "The replica ended the query because it had to catch up with its primary.",
        "Try again, or read from the primary.",
      );
    default:
      return ["ECONNRESET", "EPIPE"].includes(fault.code) || fault.message.startsWith("Connection terminated")
        ? new SourceError("The connection to the server broke.", "Try again, then look at the server's log.")
        : undefined;
  }
}

/** PostgreSQL counts characters of all that was sent, and JavaScript halves of some characters. */
function lineOfQuery(position: number | undefined, { sql = "", query }: SentStatement): number | undefined {
  if (position === undefined || query === undefined) return undefined;
  const start = sql.indexOf(query);
  const at = [...sql].slice(0, position - 1).join("").length - start;
  return start < 0 || at < 0 ? undefined : lineAt(query, Math.min(at, query.length));
}
