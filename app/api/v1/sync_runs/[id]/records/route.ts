import { v1Collection, v1PageQuery } from "@/lib/contracts/v1/envelope";
import { v1Record } from "@/lib/contracts/v1/sync-runs";
import { Problem } from "@/lib/http/problem";
import { v1Page } from "@/lib/http/v1/paging";
import { v1Route } from "@/lib/http/v1/v1-route";
import { recordFilterOf, runWithRecords, v1RecordQuery } from "@/lib/queries/v1/run-records";
import { v1RecordView } from "@/lib/queries/v1/sync-runs";
import { v1Records } from "@/lib/store/v1-pages";

export const GET = v1Route({
  action: "view",
  query: v1PageQuery.extend(v1RecordQuery.shape),
  output: v1Collection(v1Record),
  run: async ({ id, query, request }) => {
    const run = await runWithRecords(id);
    if (run instanceof Problem) return run;
    const { page, per_page } = query;
    const stretch = { skip: (page - 1) * per_page, take: per_page };
    const { rows, total } = await v1Records(id, recordFilterOf(query), stretch);
    return v1Page(rows.map(v1RecordView), total, query, request);
  },
});
