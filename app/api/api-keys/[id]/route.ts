import { revokeApiKey } from "@/lib/commands/revoke-api-key";
import { done, idParams } from "@/lib/contracts/common";
import { route } from "@/lib/http/route";

export const DELETE = route({
  action: "api_keys.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => revokeApiKey(actor, params.id, new Date()),
});
