import { cancelRun } from "@/lib/commands/cancel-run";
import { v1Cancelled } from "@/lib/contracts/v1/sync-runs";
import { Problem } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";

export const POST = v1Route({
  action: "runs.cancel",
  output: v1Cancelled,
  run: async ({ actor, id }) => {
    const canceled = await cancelRun(actor, id);
    return canceled instanceof Problem ? canceled : { status: "cancelled" as const, data: {} };
  },
});
