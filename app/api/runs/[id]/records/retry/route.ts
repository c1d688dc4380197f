import { retryRecords } from "@/lib/commands/retry-records";
import { idParams } from "@/lib/contracts/common";
import { retried, selectionInput } from "@/lib/contracts/record-acts";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "records.retry",
  params: idParams,
  input: selectionInput,
  output: retried,
  status: 202,
  run: ({ actor, params, input }) => retryRecords(actor, params.id, input.selection),
});
