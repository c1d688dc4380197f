import { deleteDestination } from "@/lib/commands/delete-destination";
import { editDestination } from "@/lib/commands/edit-destination";
import { done, idParams } from "@/lib/contracts/common";
import { destinationEdit, destinationSaved, destinationView } from "@/lib/contracts/destinations";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { destination } from "@/lib/queries/destinations";

export const GET = route({
  action: "view",
  params: idParams,
  output: destinationView,
  run: async ({ params }) => (await destination(params.id)) ?? notFound("This destination"),
});

export const PATCH = route({
  action: "destinations.edit",
  params: idParams,
  input: destinationEdit,
  output: destinationSaved,
  run: ({ actor, params, input }) => editDestination(actor, params.id, input, new Date()),
});

export const DELETE = route({
  action: "destinations.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => deleteDestination(actor, params.id, new Date()),
});
