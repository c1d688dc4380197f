import type { EventObject } from "./destination-object";
import type { JsonObject } from "./json";

/** A stretch of the destination's list, epoch ms, both ends inclusive. */
export interface Window {
  from: number;
  to: number;
}

/** Something that the destination lists and that a record of ours could have made. */
export interface Candidate {
  remoteKey: string;
  money: { minor: number; currency: string } | null;
  /** Epoch ms, as the destination dates it. */
  createdAt: number | null;
  /** It is alike in everything that was sent; otherwise only customer, amount and currency agree. */
  exact: boolean;
}

/** What was found when the destination was asked about one record whose answer was lost. */
export interface Evidence {
  /** When it was asked, as an ISO instant. */
  at: string;
  windows: Window[];
  /** How many were listed in those windows, alike or not. */
  listed: number;
  /** Why the list could not be read to its end; null when it was. */
  broken: string | null;
  candidates: Candidate[];
}

/**
 * Whether both tell their money and it differs. A key says which transaction it is; with other money it is not the one
 * that was to be paid, and only a person can tell which of the two is right.
 */
export function isOtherMoney(object: EventObject, payload: JsonObject, listed: JsonObject): boolean {
  const wanted = object.money(payload);
  const held = object.money(listed);
  if (!wanted || !held) return false;
  return wanted.minor !== held.minor || wanted.currency.toUpperCase() !== held.currency.toUpperCase();
}

/** More than a person can compare helps nobody. */
const mostCandidates = 20;

/** The listed records that could be this one: the exact ones first, then those nearest in time. */
export function candidatesIn(object: EventObject, payload: JsonObject, listed: JsonObject[]): Candidate[] {
  const at = object.createdAt(payload) ?? 0;
  const distance = ({ createdAt }: Candidate) => Math.abs((createdAt ?? 0) - at);
  const seen = new Set<string>();
  return listed
    .flatMap((entry): Candidate[] => {
      const matches = object.matches(payload, entry);
      if (!matches && !object.resembles(payload, entry)) return [];
      const exact = matches && !isOtherMoney(object, payload, entry);
      const remoteKey = typeof entry.key === "string" ? entry.key : "";
      // Two windows that overlap list the same record twice.
      if (seen.has(remoteKey)) return [];
      seen.add(remoteKey);
      const createdAt = object.createdAt(entry) ?? null;
      return [{ remoteKey, money: object.money(entry) ?? null, createdAt, exact }];
    })
    .sort((a, b) => Number(b.exact) - Number(a.exact) || distance(a) - distance(b))
    .slice(0, mostCandidates);
}
