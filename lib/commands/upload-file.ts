import type { Actor } from "@/lib/auth/actor";
import type { SourceView } from "@/lib/contracts/sources";
import { invalid, notFound } from "@/lib/http/problem";
import { sourceView, storedFormat } from "@/lib/queries/sources";
import type { FirstLine } from "@/lib/sources/csv-first-line";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { nextId } from "@/lib/store/next-id";
import { findSource, holdSource, insertSource } from "@/lib/store/sources";
import { completeFile, findFile, insertFile, storeBytes, type Transaction } from "@/lib/store/uploaded-files";
import { type FileReading, readFormat } from "./read-format";

/** An hour: what the largest file takes over a slow line. */
const uploadTimeoutMs = 3_600_000;

/** Where a file goes: to a source that is there, or to a new one that begins with it. */
export type UploadTarget = { sourceId: number } | { newSource: string };

/**
 * Stores a CSV file while it arrives and reads it on the way, in bounded memory. All of it is one transaction: a file
 * that cannot be read, or breaks off, leaves nothing behind, not even the source that was to begin with it. A file of the
 * same name is replaced at the moment that the new one is complete. Throws a Problem for a file that cannot be read, and
 * for one of which somebody has to say whether its first line is a header. It was said for the file that it replaces, too.
 */
export async function uploadFile(
  actor: Actor,
  target: UploadTarget,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  firstLine?: FirstLine,
): Promise<SourceView> {
  return database().$transaction(
    async (tx) => {
      const sourceId = await sourceFor(tx, actor, target);
      const reading = await readingOf(tx, sourceId, file, firstLine);
      const { id } = await insertFile(tx, sourceId, file);
      const { rows, format } = await readFormat(storeBytes(tx, id, bytes), reading);
      const stored = await completeFile(tx, { id, sourceId, name: file }, { rows, format });
      await recordAudit(tx, {
        actor,
        action: stored.replaced ? "source.file_replaced" : "source.file_added",
        subject: `source:${sourceId}`,
        detail: { file, rows, bytes: stored.bytes, firstLine: format.firstLine },
      });
      const row = await findSource(sourceId, tx);
      if (!row) throw notFound("This source");
      return sourceView(row);
    },
    { timeout: uploadTimeoutMs, maxWait: 10_000 },
  );
}

async function sourceFor(tx: Transaction, actor: Actor, target: UploadTarget): Promise<number> {
  if ("newSource" in target) return beginSource(tx, actor, target.newSource);
  const source = (await holdSource(tx, target.sourceId)) && (await findSource(target.sourceId, tx));
  if (!source) throw notFound("This source");
  if (source.type !== "csv")
    throw invalid({ file: `${source.name} does not take files. Upload it to a source of CSV files.` });
  return source.id;
}

async function beginSource(tx: Transaction, actor: Actor, name: string): Promise<number> {
  const id = await nextId(tx, "Source");
  const by = { createdById: actor.userId, createdByName: actor.name };
  await insertSource(tx, { id, name, type: "csv", settings: {}, sealedSecret: null, ...by }, {});
  await recordAudit(tx, {
    actor,
    action: "source.created",
    subject: `source:${id}`,
    detail: { name, type: "csv" },
  });
  return id;
}

/** What is known of the first line of a file before it is read. */
async function readingOf(
  tx: Transaction,
  sourceId: number,
  file: string,
  said: FirstLine | undefined,
): Promise<FileReading> {
  const before = await findFile(sourceId, file, tx);
  if (said !== undefined || !before) return { firstLine: said ?? "judge", known: [] };
  const { firstLine, columns } = storedFormat.parse(before.format);
  // A header that looks like data was once said to be one. Where it was data, it is data again, whatever it looks like.
  return { firstLine: firstLine === "data" ? "data" : "judge", known: columns.map(({ name }) => name) };
}
