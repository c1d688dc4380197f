import { v1Collection, v1PageQuery } from "@/lib/contracts/v1/envelope";
import { v1Sync } from "@/lib/contracts/v1/syncs";
import { v1Page } from "@/lib/http/v1/paging";
import { v1Route } from "@/lib/http/v1/v1-route";
import { lastRuns } from "@/lib/queries/runs";
import { v1SyncView } from "@/lib/queries/v1/syncs";
import { v1Syncs } from "@/lib/store/v1-pages";

export const GET = v1Route({
  action: "view",
  query: v1PageQuery,
  output: v1Collection(v1Sync),
  run: async ({ query, request }) => {
    const { page, per_page, order } = query;
    const { rows, total } = await v1Syncs({ skip: (page - 1) * per_page, take: per_page, order });
    const runs = await lastRuns(
      rows.map(({ id }) => id),
      { retries: false, dryRuns: false },
    );
    return v1Page(
      rows.map((row) => v1SyncView(row, runs.get(row.id))),
      total,
      query,
      request,
    );
  },
});
