import { idParams } from "@/lib/contracts/common";
import { recordFilter, recordsPage as recordsPageSchema } from "@/lib/contracts/runs";
import { route } from "@/lib/http/route";
import { recordsPage } from "@/lib/queries/run-records";

export const GET = route({
  action: "view",
  params: idParams,
  query: recordFilter,
  output: recordsPageSchema,
  run: ({ params, query: { after, limit, ...filter } }) => recordsPage(params.id, filter, after, limit),
});
