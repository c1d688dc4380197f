import type { SourceResult } from "./connector";

/** Why a source could not be read: what happened, what to do next, and the line of the file or query if there is one. */
export class SourceError extends Error {
  readonly hint: string;
  readonly line: number | undefined;

  constructor(message: string, hint: string, line?: number) {
    super(message);
    this.name = "SourceError";
    this.hint = hint;
    this.line = line;
  }
}

/** Turns a SourceError into a value. Any other error is a bug and passes through. */
export async function settle<T>(work: () => Promise<T>): Promise<SourceResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { message, hint, line } = error;
    return line === undefined ? { ok: false, message, hint } : { ok: false, message, hint, line };
  }
}
