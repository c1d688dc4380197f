import { z } from "zod";
import { recordId } from "@/lib/contracts/common";
import { runRecordDetail } from "@/lib/contracts/runs";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { recordDetail } from "@/lib/queries/run-records";

export const GET = route({
  action: "view",
  params: z.object({ id: recordId }),
  output: runRecordDetail,
  run: async ({ params }) => (await recordDetail(params.id)) ?? notFound("This record"),
});
