import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";
import type { Outcome, Reply } from "@/lib/core/outcome";

/*
 * Answers as PartnerStack gives them (sections 2, 3.5 and 4.3). Members that we do not know are kept, and nearly every
 * member that we do know may be null or missing in live data, so only what a decision rests on is insisted upon.
 */

/** The outcome of an answer that holds one record in `data`; undefined where there is none. */
function acceptRecord(body: Json | undefined): Outcome | undefined {
  const data = dataOf(body);
  // Every record carries PartnerStack's own key; anything else with a good status is some other page or a proxy's.
  return isJsonObject(data) && typeof data.key === "string" && data.key !== ""
    ? { kind: "accepted", remoteKey: data.key, remote: data }
    : undefined;
}

export interface ReadList {
  items: JsonObject[];
  hasMore: boolean;
  /** Records over all pages; null where PartnerStack does not say (it does not for transactions). */
  total: number | null;
}

/** The page in the answer's `data`; undefined where it is not a whole page, because "absent" is concluded from it. */
export function readList(body: Json | undefined): ReadList | undefined {
  const page = dataOf(body);
  if (!isJsonObject(page)) return undefined;
  const { items, has_more: hasMore, total } = page;
  if (!Array.isArray(items) || !items.every(isJsonObject) || typeof hasMore !== "boolean") return undefined;
  return { items, hasMore, total: Number.isInteger(total) ? (total as number) : null };
}

function dataOf(body: Json | undefined): Json | undefined {
  return isJsonObject(body) ? body.data : undefined;
}

/** A definite refusal (4xx) in PartnerStack's own words. */
export interface Refusal {
  status: number;
  /** The message without what it quotes from our request, for looking at its words. */
  words: string;
  /** The message as a person reads it, in quotation marks and cut. */
  quoted: string;
}

/**
 * Sorts a reply into what it proves. 429 and 408 were not processed; 401 and 403 are about the keys; any other 4xx is
 * a refusal of this record. A 2xx without the record, a 5xx, a redirect and a lost answer prove nothing: the request
 * may have been processed (section 7, row 42). What a refusal means is for the object to say.
 */
export function readReply(reply: Reply, refuse: (refusal: Refusal) => Outcome): Outcome {
  switch (reply.kind) {
    case "not_sent":
      return { kind: "retry", reason: reply.reason };
    case "lost":
      return { kind: "unknown", reason: reply.reason };
    case "response":
      break;
    default:
      return reply satisfies never;
  }
  const { status, body } = reply;
  if (status >= 200 && status < 300) {
    return (
      acceptRecord(body) ?? {
        kind: "unknown",
        reason: `PartnerStack answered ${status} without the record${shownMessage(reply)}.`,
      }
    );
  }
  if (status === 401 || status === 403) return { kind: "keys_refused", reason: keysRefusedReason(status) };
  if (status === 429)
    return later("throttled", "PartnerStack's rate limit was reached (429).", reply.retryAfterMs);
  if (status === 408)
    return later("retry", "PartnerStack gave up waiting for the request (408).", reply.retryAfterMs);
  if (status >= 400 && status < 500) {
    const message = messageOf(reply);
    return refuse({ status, words: unquoted(message), quoted: quote(message) });
  }
  return { kind: "unknown", reason: `PartnerStack answered ${status}${shownMessage(reply)}.` };
}

function later(kind: "retry" | "throttled", reason: string, retryAfterMs: number | undefined): Outcome {
  return retryAfterMs === undefined ? { kind, reason } : { kind, reason, retryAfterMs };
}

export function keysRefusedReason(status: 401 | 403): string {
  const advice = "Copy them again from Settings > Integrations; test keys and production keys come in pairs.";
  return status === 401
    ? `PartnerStack refused the keys (401). ${advice}`
    : `PartnerStack does not give these keys access (403). ${advice}`;
}

export type Answer = Extract<Reply, { kind: "response" }>;

/** An answer that is a page for people: a proxy, a login page or a wrong address, not PartnerStack's API. */
export function isHtml(answer: Answer): boolean {
  return answer.body === undefined && /^\s*<(!doctype|html|\?xml)/i.test(answer.text);
}

/** PartnerStack's own words, `{ message }` (D-PART); for anything else the beginning of the text. */
export function messageOf(answer: Answer): string {
  const { body } = answer;
  if (isJsonObject(body) && typeof body.message === "string") return body.message;
  return isHtml(answer) ? "" : answer.text.trim();
}

const longestQuote = 300;

export function quote(message: string): string {
  const oneLine = message.replace(/\s+/g, " ").trim();
  if (oneLine === "") return "no message";
  const short = oneLine.length > longestQuote ? `${oneLine.slice(0, longestQuote - 1)}…` : oneLine;
  return `“${short.toWellFormed()}”`;
}

function shownMessage(answer: Answer): string {
  if (isHtml(answer)) return " with an HTML page";
  const message = messageOf(answer);
  return message === "" ? "" : `: ${quote(message)}`;
}

/**
 * Takes out what stands in quotation marks. Validation errors repeat the value that was sent, as in
 * `'already-taken' is not a 'email'`, and a value must not be read as PartnerStack's verdict.
 */
function unquoted(message: string): string {
  return message.replace(/(?<!\w)'[^']*'(?!\w)|"[^"]*"|“[^”]*”/g, "");
}

/** Whether the refusal says that it has such a record already. What it says of a known one is nowhere documented (3.7). */
export function saysExists({ status, words }: Refusal): boolean {
  if (status === 409) return true;
  if (status !== 400 && status !== 422) return false;
  return (
    !saysUnknown(words) && /\bexists\b|\balready\b|\btaken\b|\bduplicate|\bunique\b|\bin use\b/i.test(words)
  );
}

/** Whether words say that something is not there. */
export function saysUnknown(words: string): boolean {
  return /(not|n['’]t)( be)? (exist|found|find)\b|\bunknown\b|\bno such\b|\bno \w+( was)? found\b/i.test(
    words,
  );
}
