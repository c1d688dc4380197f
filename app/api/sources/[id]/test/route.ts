import { testSource } from "@/lib/commands/test-source";
import { idParams } from "@/lib/contracts/common";
import { sourceTested } from "@/lib/contracts/sources";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "connections.test",
  params: idParams,
  output: sourceTested,
  run: ({ params }) => testSource(params.id, new Date()),
});
