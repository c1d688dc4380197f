import type { PendingRecord } from "@/lib/core/ports";
import type { RunContext } from "./run-context";

const smallestLot = 8;
/** A lot that is used up within this time was too small, and one that lasts four times as long too large. */
const lotLastsMs = 250;

type Pages = AsyncIterable<PendingRecord[]> | Iterable<PendingRecord[]>;

/**
 * Hands out records that may be sent now, one by one. Events are reserved in the ledger, in lots that are as large as
 * the destination takes in a quarter of a second: what is reserved and not yet sent is in doubt after a crash. The next
 * lot is reserved while the one before it is sent. What was reserved and is not taken any more goes to `unsent`.
 */
export async function* reserveAhead(
  context: RunContext,
  pages: Pages,
  unsent: (records: PendingRecord[]) => Promise<void>,
): AsyncGenerator<PendingRecord> {
  const { object, books, clock, policy } = context;
  const reserves = object.kind === "event";
  let size = Math.min(smallestLot, policy.lotSize);
  const lots = lotsOf(pages, () => size);
  const reserveNext = async (): Promise<PendingRecord[] | undefined> => {
    const lot = await lots.next();
    if (lot.done) return undefined;
    return reserves ? books.reserve(lot.value, clock.now()) : lot.value;
  };

  let following = settledLater(reserveNext());
  let left: PendingRecord[] = [];
  try {
    for (;;) {
      const lot = await following();
      if (!lot) return;
      following = settledLater(reserveNext());
      const begun = performance.now();
      left = [...lot];
      for (const record of lot) {
        left.shift();
        yield record;
      }
      const lasted = performance.now() - begun;
      if (lasted < lotLastsMs) size = Math.min(policy.lotSize, size * 2);
      else if (lasted > lotLastsMs * 4)
        size = Math.max(Math.min(smallestLot, policy.lotSize), Math.floor(size / 2));
    }
  } finally {
    await lots.return(undefined);
    if (reserves) {
      const ahead = await following().catch(() => undefined);
      const records = [...left, ...(ahead ?? [])];
      if (records.length > 0) await unsent(records);
    }
  }
}

/** A promise that may fail before anybody waits for it, without ending the process. */
function settledLater<Result>(promise: Promise<Result>): () => Promise<Result> {
  promise.catch(() => {});
  return () => promise;
}

async function* lotsOf(pages: Pages, size: () => number): AsyncGenerator<PendingRecord[]> {
  for await (const page of pages) {
    for (let from = 0; from < page.length; ) {
      const lot = page.slice(from, from + size());
      from += lot.length;
      yield lot;
    }
  }
}
