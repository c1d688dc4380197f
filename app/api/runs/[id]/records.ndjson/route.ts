import { idParams } from "@/lib/contracts/common";
import { recordFilter } from "@/lib/contracts/runs";
import { streamRoute } from "@/lib/http/route";
import { recordsNdjson } from "@/lib/queries/records-ndjson";

export const GET = streamRoute({
  action: "view",
  params: idParams,
  query: recordFilter.pick({ status: true, issue: true, operation: true, key: true }),
  run: ({ params, query }) =>
    new Response(recordsNdjson(params.id, query), {
      headers: {
        "content-type": "application/x-ndjson; charset=utf-8",
        "content-disposition": `attachment; filename="run-${params.id}-records.ndjson"`,
        "cache-control": "no-store",
      },
    }),
});
