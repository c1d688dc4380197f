import type { Actor } from "@/lib/auth/actor";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { countDeletedSyncs, deleteDatasetRow, findDataset } from "@/lib/store/datasets";
import { namesInWords } from "./names-in-words";

/** Deletes a dataset. While syncs read it that is refused, with their names; the source is not touched in any case. */
export async function deleteDataset(actor: Actor, id: number): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    const row = await findDataset(id, tx);
    if (!row) return notFound("This dataset");
    if (row.syncs.length > 0) {
      const readers = namesInWords(
        row.syncs.map(({ label }) => label),
        "sync",
        "syncs",
      );
      return conflict(`${row.name} is read by ${readers}.`, "Delete the syncs first.");
    }
    if ((await countDeletedSyncs(tx, id)) > 0) {
      return conflict(
        `${row.name} was read by syncs whose history is kept.`,
        "It stays with that history. Rename it if it is in the way.",
      );
    }
    await deleteDatasetRow(tx, id);
    await recordAudit(tx, {
      actor,
      action: "dataset.deleted",
      subject: `dataset:${id}`,
      detail: { name: row.name },
    });
    return { ok: true };
  });
}
