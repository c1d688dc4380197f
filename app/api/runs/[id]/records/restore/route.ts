import { restoreRecords } from "@/lib/commands/restore-records";
import { idParams } from "@/lib/contracts/common";
import { restored, selectionInput } from "@/lib/contracts/record-acts";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "records.dismiss",
  params: idParams,
  input: selectionInput,
  output: restored,
  run: ({ actor, params, input }) => restoreRecords(actor, params.id, input.selection),
});
