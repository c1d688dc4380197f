import { z } from "zod";
import { triggerRun } from "@/lib/commands/trigger-run";
import { v1Flag } from "@/lib/contracts/v1/envelope";
import { v1Triggered } from "@/lib/contracts/v1/sync-runs";
import { Problem } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";

const asked = z.object({ force_full_sync: v1Flag });

/** Clients say it in the query or in the body. A run that waits already is the one that they get. */
export const POST = v1Route({
  action: "runs.start",
  query: asked,
  input: asked,
  output: v1Triggered,
  run: async ({ actor, id, query, input }) => {
    const fullSync = query.force_full_sync || input.force_full_sync;
    const started = await triggerRun(actor, id, { fullSync });
    return started instanceof Problem
      ? started
      : { status: "success" as const, data: { sync_run_id: started.run.id } };
  },
});
