import { v1RecordCount } from "@/lib/contracts/v1/sync-runs";
import { Problem } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";
import { recordFilterOf, runWithRecords, v1RecordQuery } from "@/lib/queries/v1/run-records";
import { v1Records } from "@/lib/store/v1-pages";

export const GET = v1Route({
  action: "view",
  query: v1RecordQuery,
  output: v1RecordCount,
  run: async ({ id, query }) => {
    const run = await runWithRecords(id);
    if (run instanceof Problem) return run;
    const { total } = await v1Records(id, recordFilterOf(query), { skip: 0, take: 1 });
    return { status: "success" as const, data: [{ record_count: total }] };
  },
});
