import { dismissRecords } from "@/lib/commands/dismiss-records";
import { idParams } from "@/lib/contracts/common";
import { dismissed, dismissInput } from "@/lib/contracts/record-acts";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "records.dismiss",
  params: idParams,
  input: dismissInput,
  output: dismissed,
  run: ({ actor, params, input }) => dismissRecords(actor, params.id, input),
});
