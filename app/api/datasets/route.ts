import { createDataset } from "@/lib/commands/create-dataset";
import { datasetInput, datasetList, datasetView } from "@/lib/contracts/datasets";
import { route } from "@/lib/http/route";
import { datasets } from "@/lib/queries/datasets";

export const GET = route({
  action: "view",
  output: datasetList,
  run: async () => ({ datasets: await datasets() }),
});

export const POST = route({
  action: "datasets.edit",
  input: datasetInput,
  output: datasetView,
  status: 201,
  run: ({ actor, input }) => createDataset(actor, input, new Date()),
});
