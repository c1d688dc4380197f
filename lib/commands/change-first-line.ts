import type { Actor } from "@/lib/auth/actor";
import type { SourceView } from "@/lib/contracts/sources";
import { invalid, notFound, Problem } from "@/lib/http/problem";
import { sourceView } from "@/lib/queries/sources";
import { openFile } from "@/lib/runtime/open-source.server";
import type { FirstLine } from "@/lib/sources/csv-first-line";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findSource } from "@/lib/store/sources";
import { updateFormat } from "@/lib/store/uploaded-files";
import { readFormat } from "./read-format";

/**
 * Reads a stored file anew, its first line as the names of the columns or as the first row. Datasets keep the columns that
 * they know until they are refreshed; their syncs stop before they send anything, if one that they map is gone.
 */
export async function changeFirstLine(
  actor: Actor,
  sourceId: number,
  fileId: number,
  firstLine: FirstLine,
): Promise<SourceView | Problem> {
  const file = (await findSource(sourceId))?.files.find(({ id }) => id === fileId);
  if (!file) return notFound("This file");
  const { bytes } = await openFile(sourceId, file.name);
  const found = await readFormat(bytes, { firstLine, known: [] }).catch(unreadable);
  if (found instanceof Problem) return found;
  return database().$transaction(async (tx) => {
    if (!(await updateFormat(tx, fileId, found))) return notFound("This file");
    await recordAudit(tx, {
      actor,
      action: "source.file_first_line",
      subject: `source:${sourceId}`,
      detail: { file: file.name, rows: found.rows, firstLine },
    });
    const row = await findSource(sourceId, tx);
    return row ? sourceView(row) : notFound("This source");
  });
}

/** Nobody sends the file again here, so that advice is left out. */
function unreadable(error: unknown): Problem {
  if (!(error instanceof Problem)) throw error;
  return invalid(error.fields ?? {}, error.fields?.file);
}
