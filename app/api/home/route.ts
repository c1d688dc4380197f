import { homeQuery, home as homeSchema } from "@/lib/contracts/home";
import { route } from "@/lib/http/route";
import { home } from "@/lib/queries/home";

export const GET = route({
  action: "view",
  query: homeQuery,
  output: homeSchema,
  run: ({ query }) => home(query),
});
