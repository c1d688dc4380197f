import { deleteSource } from "@/lib/commands/delete-source";
import { editSource } from "@/lib/commands/edit-source";
import { done, idParams } from "@/lib/contracts/common";
import { sourceEdit, sourceSaved, sourceView } from "@/lib/contracts/sources";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { source } from "@/lib/queries/sources";

export const GET = route({
  action: "view",
  params: idParams,
  output: sourceView,
  run: async ({ params }) => (await source(params.id)) ?? notFound("This source"),
});

export const PATCH = route({
  action: "sources.edit",
  params: idParams,
  input: sourceEdit,
  output: sourceSaved,
  run: ({ actor, params, input }) => editSource(actor, params.id, input, new Date()),
});

export const DELETE = route({
  action: "sources.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => deleteSource(actor, params.id, new Date()),
});
