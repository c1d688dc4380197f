import { editTriggers } from "@/lib/commands/edit-triggers";
import { idParams } from "@/lib/contracts/common";
import { triggersInput, triggersView } from "@/lib/contracts/triggers";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { triggersOf } from "@/lib/queries/triggers";

export const GET = route({
  action: "view",
  params: idParams,
  output: triggersView,
  run: async ({ params }) => (await triggersOf(params.id, new Date())) ?? notFound("This sync"),
});

export const PUT = route({
  action: "syncs.edit",
  params: idParams,
  input: triggersInput,
  output: triggersView,
  run: ({ actor, params, input }) => editTriggers(actor, params.id, input, new Date()),
});
