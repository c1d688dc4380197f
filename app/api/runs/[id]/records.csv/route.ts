import { idParams } from "@/lib/contracts/common";
import { recordFilter } from "@/lib/contracts/runs";
import { streamRoute } from "@/lib/http/route";
import { recordsCsv } from "@/lib/queries/records-csv";

export const GET = streamRoute({
  action: "view",
  params: idParams,
  query: recordFilter.pick({ status: true, issue: true, operation: true, key: true }),
  run: ({ params, query }) =>
    new Response(recordsCsv(params.id, query), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="run-${params.id}-records.csv"`,
        "cache-control": "no-store",
      },
    }),
});
