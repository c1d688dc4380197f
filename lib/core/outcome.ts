import type { Issue } from "./issue";
import type { Json, JsonObject } from "./json";

/** A request as data: shown before it is sent, stored, replayed, turned into curl. `path` is below the base URL. */
export interface ApiRequest {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: JsonObject;
}

/**
 * What came back on the wire.
 * - response: a complete answer. not_sent: proven that nothing reached the destination (refused connection, name not
 *   found). lost: the request may have arrived and the answer did not (timeout, reset).
 */
export type Reply =
  | {
      kind: "response";
      status: number;
      body: Json | undefined;
      text: string;
      retryAfterMs?: number;
      durationMs: number;
    }
  | { kind: "not_sent"; reason: string; durationMs: number }
  | { kind: "lost"; reason: string; durationMs: number };

/** What a reply means for the record; the engine decides by this alone. */
export type Outcome =
  | { kind: "accepted"; remoteKey: string | null; remote: JsonObject | null }
  /** The record that was addressed is not there. */
  | { kind: "absent" }
  /** The destination says that it has this record already. */
  | { kind: "exists"; issue: Issue }
  | { kind: "rejected"; issue: Issue }
  /** Certainly not processed; try again later. */
  | { kind: "retry"; reason: string; retryAfterMs?: number }
  /** Not processed, because calls come too fast. It says nothing about the record, so it uses up no attempt. */
  | { kind: "throttled"; reason: string; retryAfterMs?: number }
  /** May have been processed or not. */
  | { kind: "unknown"; reason: string }
  | { kind: "keys_refused"; reason: string };

/** One call as it is kept in history: without credentials. */
export interface ApiCall {
  request: ApiRequest;
  at: string;
  durationMs: number;
  status: number | null;
  response: Json | null;
  error: string | null;
}
