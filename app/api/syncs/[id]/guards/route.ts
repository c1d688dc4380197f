import { editGuards } from "@/lib/commands/edit-guards";
import { idParams } from "@/lib/contracts/common";
import { guardsInput, syncView } from "@/lib/contracts/syncs";
import { route } from "@/lib/http/route";

export const PUT = route({
  action: "syncs.edit",
  params: idParams,
  input: guardsInput,
  output: syncView,
  run: ({ actor, params, input }) => editGuards(actor, params.id, input),
});
