import { sendDryRun } from "@/lib/commands/send-dry-run";
import { idParams } from "@/lib/contracts/common";
import { runView, sendInput } from "@/lib/contracts/runs";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "runs.start",
  params: idParams,
  input: sendInput,
  output: runView,
  status: 202,
  run: ({ actor, params, input }) => sendDryRun(actor, params.id, input),
});
