import { idParams } from "@/lib/contracts/common";
import { customPropertyList } from "@/lib/contracts/destinations";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { customProperties } from "@/lib/queries/custom-properties";

export const GET = route({
  action: "view",
  params: idParams,
  output: customPropertyList,
  run: async ({ params }) => {
    const properties = await customProperties(params.id);
    return properties ? { properties } : notFound("This destination");
  },
});
