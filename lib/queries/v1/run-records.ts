import { z } from "zod";
import { v1RecordStatuses } from "@/lib/contracts/v1/sync-runs";
import { notFound, Problem } from "@/lib/http/problem";
import { findRun, type RunRow } from "@/lib/store/runs";
import { statusesBehind } from "./sync-runs";

/** Which records of a run are asked for. A status that is not known asks for all. */
export const v1RecordQuery = z.object({
  primary_identifier: z.string().max(255).optional(),
  status: z.enum(v1RecordStatuses).optional().catch(undefined),
});

/** The run whose records are asked for, as long as they are kept. */
export async function runWithRecords(id: number): Promise<RunRow | Problem> {
  const run = await findRun(id);
  if (!run) return notFound();
  if (!run.recordsRemovedAt) return run;
  return new Problem({
    status: 410,
    code: "removed",
    message: "The records of this run were removed by the retention setting.",
  });
}

/** The same in the words of the store. */
export function recordFilterOf({ status, primary_identifier }: z.infer<typeof v1RecordQuery>) {
  const statuses = status ? statusesBehind[status] : Object.values(statusesBehind).flat();
  return { statuses: [...statuses], key: primary_identifier };
}
