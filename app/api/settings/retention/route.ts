import { changeRetention } from "@/lib/commands/change-retention";
import { retentionInput, retentionView } from "@/lib/contracts/retention";
import { route } from "@/lib/http/route";
import { retention } from "@/lib/queries/retention";

export const GET = route({
  action: "view",
  output: retentionView,
  run: () => retention(),
});

export const PUT = route({
  action: "retention.edit",
  input: retentionInput,
  output: retentionView,
  run: ({ actor, input }) => changeRetention(actor, input),
});
