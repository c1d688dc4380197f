import { releaseRun } from "@/lib/commands/release-run";
import { idParams } from "@/lib/contracts/common";
import { releaseInput, runView } from "@/lib/contracts/runs";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "runs.release",
  params: idParams,
  input: releaseInput,
  output: runView,
  run: ({ actor, params, input }) => releaseRun(actor, params.id, { note: input.note, now: new Date() }),
});
