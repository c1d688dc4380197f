import { idParams } from "@/lib/contracts/common";
import { partnerList } from "@/lib/contracts/destinations";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { partners } from "@/lib/queries/partners";

export const GET = route({
  action: "view",
  params: idParams,
  output: partnerList,
  run: async ({ params }) => {
    const found = await partners(params.id);
    return found ? { partners: found } : notFound("This destination");
  },
});
