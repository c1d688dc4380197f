import type { Actor } from "@/lib/auth/actor";
import type { DatasetEdit, DatasetRefreshed } from "@/lib/contracts/datasets";
import { notFound, type Problem } from "@/lib/http/problem";
import { findDatasetToRead } from "@/lib/store/datasets";
import { definitionProblem } from "./definition-problem";
import { keepDefinition } from "./keep-definition";
import { readColumns } from "./read-columns";

/** Changes the name or what is read; the columns are read again, and the answer tells which syncs that breaks. */
export async function editDataset(
  actor: Actor,
  id: number,
  input: DatasetEdit,
  now: Date,
): Promise<DatasetRefreshed | Problem> {
  const stored = await findDatasetToRead(id);
  if (!stored) return notFound("This dataset");
  const columns = await readColumns(stored.source, input.definition);
  if (!columns.ok) return definitionProblem(input.definition, columns);
  return keepDefinition(actor, id, { ...input, columns: columns.value }, "dataset.changed", now);
}
