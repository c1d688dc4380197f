import { v1Export } from "@/lib/contracts/v1/sync-runs";
import { finalRunStatuses } from "@/lib/core/states";
import { Problem } from "@/lib/http/problem";
import { originOf } from "@/lib/http/v1/paging";
import { v1Route } from "@/lib/http/v1/v1-route";
import { runWithRecords } from "@/lib/queries/v1/run-records";

/** One file with all records; it asks for the same key as this. */
export const GET = v1Route({
  action: "view",
  output: v1Export,
  run: async ({ id, request }) => {
    const run = await runWithRecords(id);
    if (run instanceof Problem) return run;
    if (!finalRunStatuses.includes(run.status))
      return new Problem({ status: 425, code: "not_ready", message: "This run has not ended yet." });
    return { status: "success" as const, urls: [`${originOf(request)}/api/runs/${id}/records.ndjson`] };
  },
});
