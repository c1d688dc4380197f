import { previewAttempt, previewInput } from "@/lib/contracts/datasets";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { previewDefinition } from "@/lib/queries/preview-dataset";

/** Runs whatever SQL it is given, read-only: for those who may write datasets, not for everybody who may look at them. */
export const POST = route({
  action: "datasets.edit",
  input: previewInput,
  output: previewAttempt,
  run: async ({ input }) =>
    (await previewDefinition(input.sourceId, input.definition)) ?? notFound("This source"),
});
