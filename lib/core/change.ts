import type { JsonObject } from "./json";

/**
 * What the plan intends for one record.
 * - upsert: nothing is remembered of this key; look it up, then create or update. update: it is remembered, send what
 *   differs. create: look-up said it is not there. send: an event, once.
 */
export type Operation = "upsert" | "create" | "update" | "send";

/** One planned change, complete: it can be shown, stored, sent, retried and turned into curl. */
export interface Change {
  operation: Operation;
  externalKey: string;
  /** PartnerStack's own key, where it is known. */
  remoteKey: string | null;
  /** The whole mapped payload. */
  payload: JsonObject;
  /** For an update: only what differs from what the destination was last sent. */
  changed?: JsonObject;
  /** Fields with the mode Only If Empty; the destination is read before they are written. */
  onlyIfEmpty?: string[];
}
