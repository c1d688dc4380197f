import { triggerPreview as triggerPreviewAnswer } from "@/lib/contracts/triggers";
import { syncTriggers } from "@/lib/core/triggers";
import { route } from "@/lib/http/route";
import { triggerPreview } from "@/lib/queries/triggers";

/** The words and the next times of triggers that somebody is choosing; nothing is written. */
export const POST = route({
  action: "view",
  input: syncTriggers,
  output: triggerPreviewAnswer,
  run: ({ input }) => triggerPreview(input, new Date()),
});
