import type { RecordFilter } from "@/lib/store/record-pages";
import { listFullRecords } from "@/lib/store/run-records";

const pageSize = 500;

export type FullRow = Awaited<ReturnType<typeof listFullRecords>>[number];

interface Format {
  /** What the file begins with. */
  head: string;
  /** One page of records as text. */
  pageOf: (rows: FullRow[]) => string;
}

/** The records of a run as a text file in the order of the plan, read page by page whatever their number. */
export function streamRecords(
  runId: number,
  filter: RecordFilter,
  { head, pageOf }: Format,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0n;
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      if (!begun) {
        begun = true;
        if (head !== "") controller.enqueue(encoder.encode(head));
      }
      const page = await listFullRecords(runId, filter, after, pageSize);
      if (page.length > 0) controller.enqueue(encoder.encode(pageOf(page)));
      after = page.at(-1)?.id ?? after;
      if (page.length < pageSize) controller.close();
    },
  });
}
