import { withQuery } from "@/lib/http/with-query";

interface TimelinePlace {
  destinationId: number;
  object: string;
  key: string;
  before?: number | undefined;
  record?: number | undefined;
}

/** The page of one record. A key stands in the query, because one of dots alone would climb the path. */
export function timelineHref({ destinationId, ...place }: TimelinePlace): string {
  return withQuery("/records/timeline", { destination: destinationId, ...place });
}
