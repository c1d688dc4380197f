import type { Actor } from "@/lib/auth/actor";
import { conflict, notFound, type Problem } from "@/lib/http/problem";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { eraseSource, findSource, lockSource, type SourceWithUsers } from "@/lib/store/sources";
import { namesInWords } from "./names-in-words";

/** Deletes a source, its password and its files. While datasets read it that is refused, with their names. */
export async function deleteSource(actor: Actor, id: number, now: Date): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    const locked = await lockSource(tx, id);
    const row = await findSource(id, tx);
    if (!row) return notFound("This source");
    if (!locked) {
      return conflict(
        `Somebody stores something in ${row.name} at this moment, such as a file or a dataset.`,
        "Try again when that is done.",
      );
    }
    if (row.datasets.length > 0) return stillRead(row);
    await eraseSource(tx, id, now);
    await recordAudit(tx, {
      actor,
      action: "source.deleted",
      subject: `source:${id}`,
      detail: { name: row.name, type: row.type, files: row.files.map(({ name }) => name) },
    });
    return { ok: true };
  });
}

function stillRead({ name, datasets }: SourceWithUsers): Problem {
  const syncs = datasets.flatMap((dataset) => dataset.syncs.map(({ label }) => label));
  const used =
    syncs.length > 0
      ? `, which ${namesInWords(syncs, "sync", "syncs")} ${syncs.length === 1 ? "uses" : "use"}`
      : "";
  const readers = namesInWords(
    datasets.map((dataset) => dataset.name),
    "dataset",
    "datasets",
  );
  return conflict(
    `${name} is read by ${readers}${used}.`,
    syncs.length > 0 ? "Delete the syncs and then the datasets first." : "Delete the datasets first.",
  );
}
