import type { Actor } from "@/lib/auth/actor";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findDataset, hideDataset, lockDataset } from "@/lib/store/datasets";
import { namesInWords } from "./names-in-words";

/**
 * Takes a dataset out of use. While syncs read it that is refused, with their names; deleted syncs keep their history
 * with it. The source is not touched in any case.
 */
export async function deleteDataset(actor: Actor, id: number, now: Date): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    await lockDataset(tx, id);
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
    await hideDataset(tx, id, now);
    await recordAudit(tx, {
      actor,
      action: "dataset.deleted",
      subject: `dataset:${id}`,
      detail: { name: row.name },
    });
    return { ok: true };
  });
}
