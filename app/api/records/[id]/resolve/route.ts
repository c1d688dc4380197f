import { z } from "zod";
import { resolveRecord } from "@/lib/commands/resolve-record";
import { recordId } from "@/lib/contracts/common";
import { resolved, resolveInput } from "@/lib/contracts/record-acts";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "records.resolve",
  params: z.object({ id: recordId }),
  input: resolveInput,
  output: resolved,
  run: ({ actor, params, input }) => resolveRecord(actor, params.id, input),
});
