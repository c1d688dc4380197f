/**
 * What the log keeps of an error. Not all of its properties: an error of the database driver holds its whole connection,
 * and one of an HTTP client the request with its headers.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  const inner = error instanceof AggregateError ? error.errors.map(describeError) : undefined;
  return {
    type: error.name,
    message: error.message,
    code: typeof code === "object" ? undefined : code,
    // PostgreSQL's own explanation, such as which key exists already.
    detail: typeof detail === "string" ? detail : undefined,
    stack: error.stack,
    cause: error.cause === undefined ? undefined : describeError(error.cause),
    errors: inner,
  };
}
