import { cancelRun } from "@/lib/commands/cancel-run";
import { idParams } from "@/lib/contracts/common";
import { runView } from "@/lib/contracts/runs";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "runs.cancel",
  params: idParams,
  output: runView,
  run: ({ actor, params }) => cancelRun(actor, params.id),
});
