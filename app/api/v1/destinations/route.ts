import { v1Destination } from "@/lib/contracts/v1/connections";
import { v1Collection, v1PageQuery } from "@/lib/contracts/v1/envelope";
import { inStretch, v1Page } from "@/lib/http/v1/paging";
import { v1Route } from "@/lib/http/v1/v1-route";
import { destinations } from "@/lib/queries/destinations";
import { v1DestinationView } from "@/lib/queries/v1/connections";

export const GET = v1Route({
  action: "view",
  query: v1PageQuery,
  output: v1Collection(v1Destination),
  run: async ({ query, request }) => {
    const all = (await destinations()).map(v1DestinationView);
    return v1Page(inStretch(all, query), all.length, query, request);
  },
});
