import { v1Source } from "@/lib/contracts/v1/connections";
import { v1Collection, v1PageQuery } from "@/lib/contracts/v1/envelope";
import { inStretch, v1Page } from "@/lib/http/v1/paging";
import { v1Route } from "@/lib/http/v1/v1-route";
import { sources } from "@/lib/queries/sources";
import { v1SourceView } from "@/lib/queries/v1/connections";

export const GET = v1Route({
  action: "view",
  query: v1PageQuery,
  output: v1Collection(v1Source),
  run: async ({ query, request }) => {
    const all = (await sources()).map(v1SourceView);
    return v1Page(inStretch(all, query), all.length, query, request);
  },
});
