import { v1Source } from "@/lib/contracts/v1/connections";
import { v1Object } from "@/lib/contracts/v1/envelope";
import { notFound } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";
import { source } from "@/lib/queries/sources";
import { v1SourceView } from "@/lib/queries/v1/connections";

export const GET = v1Route({
  action: "view",
  output: v1Object(v1Source),
  run: async ({ id }) => {
    const found = await source(id);
    return found ? { status: "success" as const, data: v1SourceView(found) } : notFound();
  },
});
