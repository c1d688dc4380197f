import { v1Collection, v1PageQuery } from "@/lib/contracts/v1/envelope";
import { v1SyncRun } from "@/lib/contracts/v1/sync-runs";
import { notFound } from "@/lib/http/problem";
import { v1Page } from "@/lib/http/v1/paging";
import { v1Route } from "@/lib/http/v1/v1-route";
import { v1SyncRunView } from "@/lib/queries/v1/sync-runs";
import { findV1Sync, v1Runs } from "@/lib/store/v1-pages";

export const GET = v1Route({
  action: "view",
  query: v1PageQuery,
  output: v1Collection(v1SyncRun),
  run: async ({ id, query, request }) => {
    if (!(await findV1Sync(id))) return notFound();
    const { page, per_page, order } = query;
    const { rows, total } = await v1Runs(id, { skip: (page - 1) * per_page, take: per_page, order });
    return v1Page(rows.map(v1SyncRunView), total, query, request);
  },
});
