import { z } from "zod";
import { searchResults } from "@/lib/contracts/home";
import { route } from "@/lib/http/route";
import { search } from "@/lib/queries/search";

export const GET = route({
  action: "view",
  query: z.object({ q: z.string().trim().max(255).default("") }),
  output: searchResults,
  run: ({ query }) => search(query.q),
});
