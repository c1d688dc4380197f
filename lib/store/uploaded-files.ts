import type { JsonObject } from "@/lib/core/json";
import { database, pool } from "./database";
import type { Prisma } from "./generated/client";

/** Bytes of a file in one row: small beside the memory of a process, large beside the cost of a row. */
const chunkBytes = 1_048_576;

/** What the steps of an upload share: everything or nothing of it is kept. */
export type Transaction = Prisma.TransactionClient;

export interface StoredFile {
  id: number;
  bytes: bigint;
  /** What was found when it was uploaded. */
  format: Prisma.JsonValue;
}

/** A file of a source, by the name that a dataset knows it by. */
export function findFile(
  sourceId: number,
  name: string,
  db: Transaction = database(),
): Promise<StoredFile | null> {
  return db.uploadedFile.findFirst({
    where: { sourceId, name, complete: true },
    select: { id: true, bytes: true, format: true },
  });
}

/** One stretch of a file, counted from 0; undefined behind its end, and when the file was removed meanwhile. */
export async function readChunk(fileId: number, position: number): Promise<Uint8Array | undefined> {
  const { rows } = await pool().query<{ content: Buffer }>(
    `SELECT content FROM "FileChunk" WHERE "fileId" = $1 AND position = $2`,
    [fileId, position],
  );
  return rows[0]?.content;
}

/** Begins a file. Nobody sees it before the transaction ends with `completeFile`. */
export function insertFile(tx: Transaction, sourceId: number, name: string): Promise<{ id: number }> {
  return tx.uploadedFile.create({
    data: { sourceId, name, bytes: 0, rows: 0, format: {} },
    select: { id: true },
  });
}

/** Stores the bytes of a file while they pass, one chunk at a time, so that whoever reads on sets the pace. */
export async function* storeBytes(
  tx: Transaction,
  fileId: number,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let position = 0;
  for await (const content of inChunks(bytes)) {
    await tx.$executeRaw`INSERT INTO "FileChunk" ("fileId", position, content) VALUES (${fileId}, ${position}, ${content})`;
    position += 1;
    yield content;
  }
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    held.push(piece);
    length += piece.length;
    if (length < chunkBytes) continue;
    const joined = Buffer.concat(held);
    let from = 0;
    for (; joined.length - from >= chunkBytes; from += chunkBytes)
      yield joined.subarray(from, from + chunkBytes);
    held = [joined.subarray(from)];
    length = joined.length - from;
  }
  if (length > 0) yield Buffer.concat(held);
}

/** Ends a file: from now on it can be read. A file of the same name that was there before is gone. */
export async function completeFile(
  tx: Transaction,
  { id, sourceId, name }: { id: number; sourceId: number; name: string },
  { rows, format }: { rows: number; format: JsonObject },
): Promise<{ replaced: boolean; bytes: number }> {
  const { count } = await tx.uploadedFile.deleteMany({ where: { sourceId, name, id: { not: id } } });
  const [stored] = await tx.$queryRaw<{ bytes: bigint }[]>`
    SELECT coalesce(sum(octet_length(content)), 0)::bigint AS bytes FROM "FileChunk" WHERE "fileId" = ${id}`;
  const bytes = stored?.bytes ?? 0n;
  await tx.uploadedFile.update({
    where: { id },
    data: { complete: true, rows, bytes, format: format as Prisma.InputJsonObject },
  });
  return { replaced: count > 0, bytes: Number(bytes) };
}

/** Stores what was found when a file was read in another way. False when it was removed meanwhile. */
export async function updateFormat(
  tx: Transaction,
  id: number,
  { rows, format }: { rows: number; format: JsonObject },
): Promise<boolean> {
  const { count } = await tx.uploadedFile.updateMany({
    where: { id, complete: true },
    data: { rows, format: format as Prisma.InputJsonObject },
  });
  return count > 0;
}

export async function deleteFileRow(tx: Transaction, id: number): Promise<void> {
  await tx.uploadedFile.delete({ where: { id } });
}
