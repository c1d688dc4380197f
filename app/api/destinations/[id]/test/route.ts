import { testDestination } from "@/lib/commands/test-destination";
import { idParams } from "@/lib/contracts/common";
import { destinationTested } from "@/lib/contracts/destinations";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "connections.test",
  params: idParams,
  output: destinationTested,
  run: ({ params }) => testDestination(params.id, new Date()),
});
