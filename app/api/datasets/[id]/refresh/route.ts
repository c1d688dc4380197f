import { refreshDataset } from "@/lib/commands/refresh-dataset";
import { idParams } from "@/lib/contracts/common";
import { datasetRefreshed } from "@/lib/contracts/datasets";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "datasets.edit",
  params: idParams,
  output: datasetRefreshed,
  run: ({ actor, params }) => refreshDataset(actor, params.id, new Date()),
});
