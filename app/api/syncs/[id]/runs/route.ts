import { z } from "zod";
import { triggerRun } from "@/lib/commands/trigger-run";
import { id, idParams } from "@/lib/contracts/common";
import { runsPage as runsPageSchema, triggered, triggerInput } from "@/lib/contracts/runs";
import { route } from "@/lib/http/route";
import { runsPage } from "@/lib/queries/runs";

export const GET = route({
  action: "view",
  params: idParams,
  query: z.object({ before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(25) }),
  output: runsPageSchema,
  run: ({ params, query }) => runsPage(params.id, query.before, query.limit),
});

export const POST = route({
  action: "runs.start",
  params: idParams,
  input: triggerInput,
  output: triggered,
  status: 202,
  run: ({ actor, params, input }) => triggerRun(actor, params.id, input),
});
