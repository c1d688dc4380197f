import { createSource } from "@/lib/commands/create-source";
import { sourceInput, sourceList, sourceSaved } from "@/lib/contracts/sources";
import { route } from "@/lib/http/route";
import { sources } from "@/lib/queries/sources";

export const GET = route({
  action: "view",
  output: sourceList,
  run: async () => ({ sources: await sources() }),
});

export const POST = route({
  action: "sources.edit",
  input: sourceInput,
  output: sourceSaved,
  run: ({ actor, input }) => createSource(actor, input, new Date()),
});
