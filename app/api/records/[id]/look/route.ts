import { z } from "zod";
import { recordId } from "@/lib/contracts/common";
import { evidence } from "@/lib/contracts/evidence";
import { route } from "@/lib/http/route";
import { lookAgain } from "@/lib/queries/evidence";

/** A POST although nothing is written: it spends calls of the destination, which no link may do. */
export const POST = route({
  action: "records.resolve",
  params: z.object({ id: recordId }),
  output: evidence,
  run: ({ params, request }) => lookAgain(params.id, request.signal),
});
