import type { EventObject } from "@/lib/core/destination-object";
import type { Reply } from "@/lib/core/outcome";
import { readList, readReply } from "./replies";

/** Reading twice harms nobody, so a refused page is reported like one that could not be read. */
export function readTransactionPage(reply: Reply): ReturnType<EventObject["readPage"]> {
  const page =
    reply.kind === "response" && reply.status >= 200 && reply.status < 300 ? readList(reply.body) : undefined;
  if (page) {
    const cursor = page.items.at(-1)?.key;
    if (!page.hasMore) return { kind: "page", listed: page.items, after: null };
    // More is promised and nothing says where it begins: taking this page for all would prove "absent" wrongly.
    if (typeof cursor === "string" && cursor !== "")
      return { kind: "page", listed: page.items, after: cursor };
    return {
      kind: "unknown",
      reason: "PartnerStack answered a list that cannot be read on from its last record.",
    };
  }
  const outcome = readReply(reply, ({ status, quoted }) => ({
    kind: "unknown",
    reason: `PartnerStack refused to list transactions (${status}): ${quoted}.`,
  }));
  switch (outcome.kind) {
    case "retry":
    case "throttled":
    case "unknown":
    case "keys_refused":
      return outcome;
    case "accepted":
    case "absent":
    case "exists":
    case "rejected":
      return { kind: "unknown", reason: "PartnerStack's list of transactions could not be read." };
    default:
      return outcome satisfies never;
  }
}
