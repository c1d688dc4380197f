import { v1Object } from "@/lib/contracts/v1/envelope";
import { v1Sync } from "@/lib/contracts/v1/syncs";
import { notFound } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";
import { lastRuns } from "@/lib/queries/runs";
import { v1SyncView } from "@/lib/queries/v1/syncs";
import { findV1Sync } from "@/lib/store/v1-pages";

export const GET = v1Route({
  action: "view",
  output: v1Object(v1Sync),
  run: async ({ id }) => {
    const row = await findV1Sync(id);
    if (!row) return notFound();
    const runs = await lastRuns([id], { retries: false, dryRuns: false });
    return { status: "success" as const, data: v1SyncView(row, runs.get(id)) };
  },
});
