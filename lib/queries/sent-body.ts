import type { Json } from "@/lib/core/json";
import type { ApiCall } from "@/lib/core/outcome";

/**
 * The body that was sent for a record: of its last request that had one, as it was written on the wire. The mapped
 * payload alone is not it, because a request adds to it (the key of a new customer) and leaves out of it (what an
 * address says). `sent` stands in where the calls themselves are no longer kept; null where nothing was sent.
 */
export function sentBody(sent: Json, calls: readonly Pick<ApiCall, "request">[]): Json {
  if (sent === null) return null;
  return calls.findLast(({ request }) => request.body !== undefined)?.request.body ?? sent;
}
