import type { Actor } from "@/lib/auth/actor";
import type { DatasetRefreshed } from "@/lib/contracts/datasets";
import { notFound, type Problem } from "@/lib/http/problem";
import { readDefinition } from "@/lib/queries/datasets";
import { sourceProblem } from "@/lib/queries/source-problem";
import { findDatasetToRead } from "@/lib/store/datasets";
import { keepDefinition } from "./keep-definition";
import { readColumns } from "./read-columns";

/** Reads the columns of a dataset again and tells what came, went or changed its type. */
export async function refreshDataset(
  actor: Actor,
  id: number,
  now: Date,
): Promise<DatasetRefreshed | Problem> {
  const stored = await findDatasetToRead(id);
  if (!stored) return notFound("This dataset");
  const definition = readDefinition(stored);
  const columns = await readColumns(stored.source, definition);
  if (!columns.ok) return sourceProblem(columns);
  return keepDefinition(
    actor,
    id,
    { name: stored.name, definition, columns: columns.value },
    "dataset.refreshed",
    now,
  );
}
