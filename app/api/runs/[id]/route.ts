import { idParams } from "@/lib/contracts/common";
import { runDetail as runDetailSchema } from "@/lib/contracts/runs";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { runDetail } from "@/lib/queries/runs";

export const GET = route({
  action: "view",
  params: idParams,
  output: runDetailSchema,
  run: async ({ params }) => (await runDetail(params.id)) ?? notFound("This run"),
});
