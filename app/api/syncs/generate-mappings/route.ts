import { generatedMappings, generateMappingsInput } from "@/lib/contracts/syncs";
import { route } from "@/lib/http/route";
import { generateMappings } from "@/lib/queries/generate-mappings";

export const POST = route({
  action: "view",
  input: generateMappingsInput,
  output: generatedMappings,
  run: ({ input }) => generateMappings(input),
});
