import { explainSignIn, explainUnreachable } from "./postgres-connection-errors";
import { faultOf, said } from "./postgres-fault";
import { explainInterruption, explainQuery, type SentStatement } from "./postgres-query-errors";
import type { PostgresSettings } from "./postgres-settings";
import { SourceError } from "./source-error";

/** What was being done when an error came. */
export interface Attempted extends SentStatement {
  settings: PostgresSettings;
}

/**
 * Says in plain words why PostgreSQL, or the way to it, failed. Errors that are none of theirs are bugs and come back
 * as they are. What the server says is repeated, because it names the column or table; it never holds the password.
 */
export function explainPostgres(error: unknown, attempted: Attempted): unknown {
  if (error instanceof SourceError || !(error instanceof Error)) return error;
  const { settings } = attempted;
  const fault = faultOf(error);
  // Idle sessions are ended with a code of the class of queries, so interruptions come first.
  const explained =
    explainUnreachable(fault, settings) ??
    explainSignIn(fault, settings) ??
    explainInterruption(fault) ??
    explainQuery(fault, attempted, settings.user);
  if (explained) return explained;
  const isFromServer = /^[0-9A-Z]{5}$/.test(fault.code);
  return isFromServer
    ? new SourceError(`PostgreSQL refused: ${said(fault)}`, fault.hint || "Correct this in the source.")
    : error;
}

/** Whether not even the port answered, so that a test can tell "not reached" from "not let in". */
export function isUnreachable(error: unknown, settings: PostgresSettings): boolean {
  return error instanceof Error && explainUnreachable(faultOf(error), settings) !== undefined;
}
