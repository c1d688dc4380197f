import type { Call } from "./call";
import { type Decision, invalid, refused } from "./reply";
import type { Switches } from "./switches";
import type { Dated, Direction, Timeline } from "./timeline";
import { asPython } from "./validate";

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 250;

/** A range of instants in epoch ms, both ends included. */
export type Range = { from: number; to: number };

/** What a list was asked for, with its cursor looked up. */
export type ListRequest = {
  limit: number;
  direction: Direction;
  cursor: { side: "after" | "before"; record: Dated } | undefined;
  created: Range;
};

/** The range between two query parameters, or the sentence about the one that is no whole number. */
export function readRange(
  query: URLSearchParams,
  switches: Switches,
  minimum: string,
  maximum: string,
): Range | { error: string } {
  const step = switches.createdBounds === "inclusive" ? 0 : 1;
  const range = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  for (const [name, side, inward] of [
    [minimum, "from", step],
    [maximum, "to", -step],
  ] as const) {
    const text = query.get(name);
    if (text === null) continue;
    if (!/^-?\d{1,16}$/.test(text)) return { error: `${asPython(text)} is not of type 'integer'` };
    range[side] = Number(text) + inward;
  }
  return range;
}

function readLimit(text: string | null): number | { error: string } {
  if (text === null) return DEFAULT_LIMIT;
  if (!/^-?\d{1,9}$/.test(text)) return { error: `${asPython(text)} is not of type 'integer'` };
  const limit = Number(text);
  if (limit < 1) return { error: `${limit} is less than the minimum of 1` };
  if (limit > LARGEST_LIMIT) return { error: `${limit} is greater than the maximum of ${LARGEST_LIMIT}` };
  return limit;
}

/**
 * The paging parameters every list shares (D-PART): limit 1 to 250 (10), starting_after or ending_before,
 * order_by, min_created and max_created. Answers the refusal where one of them is wrong.
 */
export function readListQuery(
  call: Call,
  cursorRecord: (key: string) => Dated | undefined,
): ListRequest | Decision {
  const { query } = call;
  const { switches } = call.state;
  const limit = readLimit(query.get("limit"));
  if (typeof limit === "object") return invalid(switches, limit.error);
  const order = query.get("order_by") ?? "-created_at";
  if (order !== "created_at" && order !== "-created_at") {
    return invalid(switches, `${asPython(order)} is not one of ['created_at', '-created_at']`);
  }
  const created = readRange(query, switches, "min_created", "max_created");
  if ("error" in created) return invalid(switches, created.error);
  const after = query.get("starting_after");
  const before = query.get("ending_before");
  if (after !== null && before !== null) {
    return invalid(switches, "starting_after and ending_before are mutually exclusive");
  }
  const cursorKey = after ?? before;
  const record = cursorKey === null ? undefined : cursorRecord(cursorKey);
  if (cursorKey !== null && record === undefined) {
    return refused(Number(switches.unknownCursor), `Cursor ${asPython(cursorKey)} not found`);
  }
  return {
    limit,
    direction: order === "created_at" ? "oldest-first" : "newest-first",
    cursor: record && { side: after === null ? "before" : "after", record },
    created,
  };
}

function turned(direction: Direction): Direction {
  return direction === "newest-first" ? "oldest-first" : "newest-first";
}

/** Where a walk begins: at the cursor, or at the created bound where that lies further on. */
function startOf(request: ListRequest, walking: Direction): Dated | undefined {
  const { from, to } = request.created;
  const cursor = request.cursor?.record;
  if (walking === "newest-first") {
    if (to === Number.POSITIVE_INFINITY || (cursor && cursor.createdAt <= to)) return cursor;
    return { createdAt: to, sequence: Number.POSITIVE_INFINITY };
  }
  if (from === Number.NEGATIVE_INFINITY || (cursor && cursor.createdAt >= from)) return cursor;
  return { createdAt: from, sequence: Number.NEGATIVE_INFINITY };
}

/** One page: walks from the cursor (or the created bound) only as far as the page reaches. */
export function listPage<T extends Dated>(
  timeline: Timeline<T>,
  request: ListRequest,
  isShown: (record: T) => boolean,
): { records: T[]; hasMore: boolean } {
  const backwards = request.cursor?.side === "before";
  const walking = backwards ? turned(request.direction) : request.direction;
  const { from, to } = request.created;
  const records: T[] = [];
  let hasMore = false;
  timeline.walk(walking, startOf(request, walking), (record) => {
    const { createdAt } = record;
    if (walking === "newest-first" ? createdAt < from : createdAt > to) return false;
    if (createdAt < from || createdAt > to || !isShown(record)) return true;
    if (records.length === request.limit) {
      hasMore = true;
      return false;
    }
    records.push(record);
    return true;
  });
  return { records: backwards ? records.reverse() : records, hasMore };
}

/** How many records a list has in all, by looking at each; for lists that are filtered. */
export function countShown<T extends Dated>(
  timeline: Timeline<T>,
  created: Range,
  isShown: (record: T) => boolean,
): number {
  let count = 0;
  const start =
    created.from === Number.NEGATIVE_INFINITY
      ? undefined
      : { createdAt: created.from, sequence: Number.NEGATIVE_INFINITY };
  timeline.walk("oldest-first", start, (record) => {
    if (record.createdAt > created.to) return false;
    if (isShown(record)) count += 1;
    return true;
  });
  return count;
}
