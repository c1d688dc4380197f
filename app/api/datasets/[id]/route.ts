import { deleteDataset } from "@/lib/commands/delete-dataset";
import { editDataset } from "@/lib/commands/edit-dataset";
import { done, idParams } from "@/lib/contracts/common";
import { datasetEdit, datasetRefreshed, datasetView } from "@/lib/contracts/datasets";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { dataset } from "@/lib/queries/datasets";

export const GET = route({
  action: "view",
  params: idParams,
  output: datasetView,
  run: async ({ params }) => (await dataset(params.id)) ?? notFound("This dataset"),
});

export const PATCH = route({
  action: "datasets.edit",
  params: idParams,
  input: datasetEdit,
  output: datasetRefreshed,
  run: ({ actor, params, input }) => editDataset(actor, params.id, input, new Date()),
});

export const DELETE = route({
  action: "datasets.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => deleteDataset(actor, params.id, new Date()),
});
