import { testRow } from "@/lib/commands/test-row";
import { idParams } from "@/lib/contracts/common";
import { runView } from "@/lib/contracts/runs";
import { testRowInput } from "@/lib/contracts/syncs";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "sync_test.send",
  params: idParams,
  input: testRowInput,
  output: runView,
  status: 202,
  run: ({ actor, params, input }) => testRow(actor, params.id, input),
});
