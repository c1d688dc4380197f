import { recordPlace, remoteState as remoteStateAnswer } from "@/lib/contracts/record-page";
import { route } from "@/lib/http/route";
import { remoteState } from "@/lib/queries/remote-state";

/** A POST although nothing is written: it spends calls of the destination, which no link may do. */
export const POST = route({
  action: "records.look",
  input: recordPlace,
  output: remoteStateAnswer,
  run: ({ input, request }) => remoteState(input, new Date(), request.signal),
});
