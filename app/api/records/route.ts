import { z } from "zod";
import { recordId } from "@/lib/contracts/common";
import { recordLookup } from "@/lib/contracts/runs";
import { route } from "@/lib/http/route";
import { lookUpRecords } from "@/lib/queries/run-records";

export const GET = route({
  action: "view",
  query: z.object({
    key: z.string().trim().min(1).max(255),
    before: recordId.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: recordLookup,
  run: ({ query }) => lookUpRecords(query.key, query.before, query.limit),
});
