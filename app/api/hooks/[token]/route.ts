import { z } from "zod";
import { startByHook } from "@/lib/commands/start-by-hook";
import { hookAnswer } from "@/lib/contracts/triggers";
import { publicRoute } from "@/lib/http/route";

/** Open to everybody who knows the token: dbt Cloud, Fivetran or a script, which cannot sign in. */
export const POST = publicRoute({
  params: z.object({ token: z.string().min(20).max(100) }),
  input: z.unknown(),
  output: hookAnswer,
  run: ({ params, input }) => startByHook(params.token, input, new Date()),
});
