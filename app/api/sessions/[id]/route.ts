import { revokeSession } from "@/lib/commands/revoke-session";
import { done } from "@/lib/contracts/common";
import { sessionParams } from "@/lib/contracts/people";
import { route } from "@/lib/http/route";

export const DELETE = route({
  action: "own_profile.edit",
  params: sessionParams,
  output: done,
  run: ({ actor, params }) => revokeSession(actor, params.id, new Date()),
});
