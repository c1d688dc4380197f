/** A failure whose message is for the person at the terminal: what happened, why, and what to do. */
export class PlainError extends Error {
  override readonly name = "PlainError";
}
