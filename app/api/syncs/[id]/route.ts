import { deleteSync } from "@/lib/commands/delete-sync";
import { editSync } from "@/lib/commands/edit-sync";
import { done, idParams } from "@/lib/contracts/common";
import { syncEdit, syncView } from "@/lib/contracts/syncs";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { findSync } from "@/lib/queries/sync";

export const GET = route({
  action: "view",
  params: idParams,
  output: syncView,
  run: async ({ params }) => (await findSync(params.id)) ?? notFound("This sync"),
});

export const PATCH = route({
  action: "syncs.edit",
  params: idParams,
  input: syncEdit,
  output: syncView,
  run: ({ actor, params, input }) => editSync(actor, params.id, input),
});

export const DELETE = route({
  action: "syncs.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => deleteSync(actor, params.id, new Date()),
});
