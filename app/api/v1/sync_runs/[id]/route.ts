import { v1Object } from "@/lib/contracts/v1/envelope";
import { v1SyncRun } from "@/lib/contracts/v1/sync-runs";
import { notFound } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";
import { v1SyncRunView } from "@/lib/queries/v1/sync-runs";
import { findRun } from "@/lib/store/runs";

export const GET = v1Route({
  action: "view",
  output: v1Object(v1SyncRun),
  run: async ({ id }) => {
    const row = await findRun(id);
    return row ? { status: "success" as const, data: v1SyncRunView(row) } : notFound();
  },
});
