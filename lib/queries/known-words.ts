import type { MemoryState } from "@/lib/core/states";

interface Known {
  /** What is remembered of a key, and what a test does with it. */
  words: string;
  /** Whether a run may send something for it. */
  sends: boolean;
}

/** What the memory of a destination says of one key, for a person who is about to try it. */
export function knownWords(state: MemoryState): Known {
  switch (state) {
    case "sent":
      return { words: "It was sent already, and is not sent a second time.", sends: false };
    case "synced":
      return { words: "PartnerStack was sent this record; only what differs now is sent.", sends: true };
    case "reserved":
      return {
        words: "It is being sent, or its answer was lost: PartnerStack is asked first.",
        sends: false,
      };
    case "uncertain":
      return { words: "Nobody knows whether it arrived. Decide about it first.", sends: false };
    case "rejected":
      return { words: "PartnerStack refused it before; it is tried again.", sends: true };
    case "no_match":
      return { words: "PartnerStack had no record with this key; it is looked for again.", sends: true };
    case "dismissed":
      return { words: "Somebody dismissed it, so it is not sent. Restore it first.", sends: false };
    case "skipped":
      return { words: "It was there when the sync began and is skipped for good.", sends: false };
    default:
      return state satisfies never;
  }
}
