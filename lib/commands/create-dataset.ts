import type { Actor } from "@/lib/auth/actor";
import type { DatasetInput, DatasetView } from "@/lib/contracts/datasets";
import { invalid, type Problem } from "@/lib/http/problem";
import { datasetView } from "@/lib/queries/datasets";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { insertDatasetVersion } from "@/lib/store/dataset-versions";
import { insertDataset } from "@/lib/store/datasets";
import { findSource, holdSource } from "@/lib/store/sources";
import { definitionProblem } from "./definition-problem";
import { readColumns } from "./read-columns";

/** Stores what is to be read, once it could be read: a dataset has columns from its first moment. */
export async function createDataset(
  actor: Actor,
  input: DatasetInput,
  now: Date,
): Promise<DatasetView | Problem> {
  const source = await findSource(input.sourceId);
  if (!source) return invalid({ sourceId: "This source does not exist any more. Choose another." });
  const columns = await readColumns(source, input.definition);
  if (!columns.ok) return definitionProblem(input.definition, columns);

  const { kind, ...definition } = input.definition;
  return database().$transaction(async (tx) => {
    if (!(await holdSource(tx, source.id)))
      return invalid({ sourceId: "This source was deleted meanwhile." });
    const row = await insertDataset(tx, {
      name: input.name,
      sourceId: source.id,
      kind,
      definition,
      columns: columns.value,
      refreshedAt: now,
      createdByName: actor.name,
    });
    await insertDatasetVersion(tx, row.id, { kind, definition, createdByName: actor.name });
    await recordAudit(tx, {
      actor,
      action: "dataset.created",
      subject: `dataset:${row.id}`,
      detail: { name: row.name, source: source.name, kind },
    });
    return datasetView(row);
  });
}
