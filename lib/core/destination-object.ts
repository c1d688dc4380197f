import type { Change } from "./change";
import type { FieldSet } from "./field";
import type { JsonObject } from "./json";
import type { ApiRequest, Outcome, Reply } from "./outcome";
import type { Behavior, ObjectName } from "./sync-config";

/** What every destination object says about itself. Pure data and pure functions: no network in here. */
interface ObjectBase extends FieldSet {
  name: ObjectName;
  label: string;
  labelPlural: string;
  description: string;
  /** "Customer Key" or "Unique Identifier". */
  syncKeyLabel: string;
  syncKeyHelp: string;
  behaviors: readonly Behavior[];
  /** A harmless read that every pair of keys may make: whether the destination answers at all. */
  probe: ApiRequest;
  /** The exact request of a change. */
  request(change: Change): ApiRequest;
  /** What the answer to that request means. */
  outcome(change: Change, reply: Reply): Outcome;
}

/** An object that is created and updated, and can be looked up by key; sending it twice does no harm. */
export interface RecordObject extends ObjectBase {
  kind: "record";
  find(externalKey: string): ApiRequest;
  /** accepted with the remote record, absent, or why neither could be established. */
  found(reply: Reply): Outcome;
  /** Picks from the payload what the remote record does not hold yet. */
  missingRemotely(payload: JsonObject, remote: JsonObject): JsonObject;
  /** The values that the remote record already has for these fields, by field; empty ones are left out. */
  filledRemotely(fields: string[], remote: JsonObject): JsonObject;
}

/** An object that is only ever sent once, and must be searched for when an answer was lost. */
export interface EventObject extends ObjectBase {
  kind: "event";
  /** One page of what the destination recorded in a window (epoch ms, both ends inclusive). */
  list(window: { from: number; to: number }, after: string | null): ApiRequest;
  readPage(
    reply: Reply,
  ): ListPage | Extract<Outcome, { kind: "retry" | "throttled" | "unknown" | "keys_refused" }>;
  /** Whether a listed record is the one that this payload would have made: by its key, or by everything else. */
  matches(payload: JsonObject, listed: JsonObject): boolean;
  /** The payload without what dates it, for a destination that may have dated the record by itself. */
  undated(payload: JsonObject): JsonObject;
  /**
   * Coarse labels of a payload or of a listed record. Two that match or resemble each other share at least one of them,
   * so that thousands can be compared without comparing each with each.
   */
  marks(fields: JsonObject): string[];
  /** Whether a listed record is near enough to be shown beside this payload when nobody can say which one it is. */
  resembles(payload: JsonObject, listed: JsonObject): boolean;
  /** Completes a payload so that it can be found again (an explicit created_at). */
  complete(payload: JsonObject, now: Date): JsonObject;
  /** When the destination dates the record, epoch ms; of a payload or of a listed record. */
  createdAt(payload: JsonObject): number | undefined;
  /** Amount and currency, for totals and guards; of a payload or of a listed record. */
  money(payload: JsonObject): { minor: number; currency: string } | undefined;
  /** The customer as this payload names it, field and value, so that the same payment is noticed under another key. */
  customerOf(payload: JsonObject): string;
}

export interface ListPage {
  kind: "page";
  listed: JsonObject[];
  /** The cursor of the next page; null on the last. */
  after: string | null;
}

export type DestinationObject = RecordObject | EventObject;
