import { createDestination } from "@/lib/commands/create-destination";
import { destinationInput, destinationList, destinationSaved } from "@/lib/contracts/destinations";
import { route } from "@/lib/http/route";
import { destinations } from "@/lib/queries/destinations";

export const GET = route({
  action: "view",
  output: destinationList,
  run: async () => ({ destinations: await destinations() }),
});

export const POST = route({
  action: "destinations.edit",
  input: destinationInput,
  output: destinationSaved,
  run: ({ actor, input }) => createDestination(actor, input, new Date()),
});
