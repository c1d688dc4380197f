import { z } from "zod";
import { column, connectionTest } from "@/lib/contracts/common";
import { type SourceView, sourceView as sourceViewContract } from "@/lib/contracts/sources";
import { firstLines } from "@/lib/sources/csv-first-line";
import { findSource, listSources, type SourceWithUsers } from "@/lib/store/sources";

/** Every source, oldest first. */
export async function sources(): Promise<SourceView[]> {
  return (await listSources()).map(sourceView);
}

export async function source(id: number): Promise<SourceView | undefined> {
  const row = await findSource(id);
  return row ? sourceView(row) : undefined;
}

/** What an upload found out about a file. */
export const storedFormat = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(column),
  firstLine: z.enum(firstLines).default("names"),
});

/** What may be told of a source: everything but its password. */
export function sourceView(row: SourceWithUsers): SourceView {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    settings: sourceViewContract.shape.settings.parse(row.settings),
    hasSecret: row.sealedSecret !== null,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    lastTestedAt: row.lastTestedAt?.toISOString() ?? null,
    lastTest: connectionTest.nullable().parse(row.lastTest),
    files: row.files.map((file) => ({
      id: file.id,
      name: file.name,
      bytes: Number(file.bytes),
      rows: Number(file.rows),
      ...storedFormat.parse(file.format),
      createdAt: file.createdAt.toISOString(),
      datasets: row.datasets
        .filter((dataset) => readsFile(dataset, file.name))
        .map(({ id, name }) => ({ id, name })),
    })),
    datasets: row.datasets.map(({ id, name }) => ({ id, name })),
    syncs: row.datasets.flatMap(({ syncs }) => syncs),
  };
}

function readsFile({ kind, definition }: SourceWithUsers["datasets"][number], file: string): boolean {
  return kind === "file" && z.object({ file: z.literal(file) }).safeParse(definition).success;
}
