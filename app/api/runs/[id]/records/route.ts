import { idParams } from "@/lib/contracts/common";
import { recordFilter, recordsPage as recordsPageSchema } from "@/lib/contracts/runs";
import { conflict } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { maySort, recordsPage } from "@/lib/queries/run-records";
import { runDetail } from "@/lib/queries/runs";

export const GET = route({
  action: "view",
  params: idParams,
  query: recordFilter,
  output: recordsPageSchema,
  run: async ({ params, query: { after, limit, sort, ...filter } }) => {
    const detail = sort && (await runDetail(params.id));
    if (detail && !maySort(detail.run.counts))
      return conflict(
        "This run has too many records to sort them by time.",
        "Leave sort out: the order of the plan is the order of sending.",
      );
    return recordsPage(params.id, filter, after, limit, sort);
  },
});
