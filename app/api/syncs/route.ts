import { createSync } from "@/lib/commands/create-sync";
import { syncInput, syncList, syncView } from "@/lib/contracts/syncs";
import { route } from "@/lib/http/route";
import { listSyncs } from "@/lib/queries/syncs";

export const GET = route({
  action: "view",
  output: syncList,
  run: async () => ({ syncs: await listSyncs() }),
});

export const POST = route({
  action: "syncs.edit",
  input: syncInput,
  output: syncView,
  status: 201,
  run: ({ actor, input }) => createSync(actor, input),
});
