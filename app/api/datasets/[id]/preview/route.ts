import { idParams } from "@/lib/contracts/common";
import { preview } from "@/lib/contracts/datasets";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { previewDataset } from "@/lib/queries/preview-dataset";
import { sourceProblem } from "@/lib/queries/source-problem";

export const GET = route({
  action: "view",
  params: idParams,
  output: preview,
  run: async ({ params }) => {
    const read = await previewDataset(params.id);
    if (!read) return notFound("This dataset");
    return read.ok ? read.value : sourceProblem(read);
  },
});
