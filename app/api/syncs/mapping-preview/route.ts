import { mappingPreviewInput, mappingPreview as mappingPreviewSchema } from "@/lib/contracts/syncs";
import { route } from "@/lib/http/route";
import { mappingPreview } from "@/lib/queries/mapping-preview";

export const POST = route({
  action: "view",
  input: mappingPreviewInput,
  output: mappingPreviewSchema,
  run: ({ input }) => mappingPreview(input, new Date()),
});
