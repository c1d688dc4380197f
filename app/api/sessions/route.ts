import { sessionList } from "@/lib/contracts/people";
import { route } from "@/lib/http/route";
import { ownSessions } from "@/lib/queries/own-sessions";

export const GET = route({
  action: "own_profile.edit",
  output: sessionList,
  run: async ({ actor }) => ({ sessions: await ownSessions(actor, new Date()) }),
});
