import { idParams } from "@/lib/contracts/common";
import { sourceTables } from "@/lib/contracts/sources";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { listTables } from "@/lib/queries/list-tables";
import { sourceProblem } from "@/lib/queries/source-problem";

export const GET = route({
  action: "view",
  params: idParams,
  output: sourceTables,
  run: async ({ params }) => {
    const tables = await listTables(params.id);
    if (!tables) return notFound("This source");
    return tables.ok ? { tables: tables.value } : sourceProblem(tables);
  },
});
