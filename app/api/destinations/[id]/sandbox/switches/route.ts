import { setSandboxSwitches } from "@/lib/commands/change-sandbox";
import { idParams } from "@/lib/contracts/common";
import { sandboxPatch, sandboxSwitches } from "@/lib/contracts/sandbox";
import { route } from "@/lib/http/route";

export const PATCH = route({
  action: "sandbox.edit",
  params: idParams,
  input: sandboxPatch,
  output: sandboxSwitches,
  run: ({ actor, params, input }) => setSandboxSwitches(actor, params.id, input.values),
});
