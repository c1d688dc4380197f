import { resetSandbox } from "@/lib/commands/change-sandbox";
import { done, idParams } from "@/lib/contracts/common";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "sandbox.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => resetSandbox(actor, params.id),
});
