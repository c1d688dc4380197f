import type { Actor } from "@/lib/auth/actor";
import type { SourceView } from "@/lib/contracts/sources";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { sourceView } from "@/lib/queries/sources";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findSource } from "@/lib/store/sources";
import { deleteFileRow } from "@/lib/store/uploaded-files";
import { namesInWords } from "./names-in-words";

/** Removes an uploaded file. While datasets read it that is refused, with their names. */
export async function deleteFile(
  actor: Actor,
  sourceId: number,
  fileId: number,
): Promise<SourceView | Problem> {
  return database().$transaction(async (tx) => {
    const row = await findSource(sourceId, tx);
    const file = row && sourceView(row).files.find(({ id }) => id === fileId);
    if (!row || !file) return notFound("This file");
    if (file.datasets.length > 0) {
      const readers = namesInWords(
        file.datasets.map(({ name }) => name),
        "dataset",
        "datasets",
      );
      return conflict(
        `${file.name} is read by ${readers}.`,
        "Delete the datasets first, or upload a file of the same name to replace it.",
      );
    }
    await deleteFileRow(tx, fileId);
    await recordAudit(tx, {
      actor,
      action: "source.file_deleted",
      subject: `source:${sourceId}`,
      detail: { file: file.name },
    });
    return sourceView({ ...row, files: row.files.filter(({ id }) => id !== fileId) });
  });
}
