/** What pg or the system says when something failed, with gaps filled. */
export interface PostgresFault {
  message: string;
  /** SQLSTATE of the server, or the code of a network or TLS error; "" where there is none. */
  code: string;
  hint: string;
  /** Place of a mistake in what was sent, in characters from 1. */
  position: number | undefined;
}

export function faultOf(error: Error): PostgresFault {
  const { code, hint, position } = error as Error & { code?: unknown; hint?: unknown; position?: unknown };
  return {
    message: error.message,
    code: typeof code === "string" ? code : "",
    hint: typeof hint === "string" ? hint : "",
    position: typeof position === "string" ? Number(position) : undefined,
  };
}

/** What the server says, as a sentence. */
export function said({ message }: PostgresFault): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
