import { z } from "zod";
import { SealedSecretError } from "@/lib/settings/crypto";
import { env } from "@/lib/settings/env";
import { connectSource } from "@/lib/sources/connect.server";
import type { ConnectionTest, SourceConnector, SourceResult } from "@/lib/sources/connector";
import type { OpenedFile } from "@/lib/sources/csv.server";
import { firstLines } from "@/lib/sources/csv-first-line";
import type { DatabaseAddress } from "@/lib/sources/own-database.server";
import { SourceError, settle } from "@/lib/sources/source-error";
import type { SourceRow } from "@/lib/store/sources";
import { findFile, readChunk, type StoredFile } from "@/lib/store/uploaded-files";
import { openSecret } from "./connection-secret.server";

export type StoredSource = Pick<SourceRow, "id" | "type" | "settings" | "sealedSecret">;

/** The connector of a stored source, its secret opened. Throws SourceError when settings or secret cannot be used. */
export async function openSource(source: StoredSource): Promise<SourceConnector> {
  return connectSource({
    type: source.type,
    settings: source.settings,
    secret: source.sealedSecret === null ? null : openPassword(source.id, source.sealedSecret),
    openFile: (name) => openFile(source.id, name),
    forbidden: ownDatabase(),
  });
}

/** Tries settings that are not stored yet. */
export async function testSettings(
  type: StoredSource["type"],
  settings: unknown,
  secret: string | null,
): Promise<ConnectionTest> {
  return testConnector(async () => {
    const noFile = (name: string) => openFile(0, name);
    return connectSource({ type, settings, secret, openFile: noFile, forbidden: ownDatabase() });
  });
}

/** Tries a source as it is stored. */
export async function testStoredSource(source: StoredSource): Promise<ConnectionTest> {
  return testConnector(() => openSource(source));
}

async function testConnector(open: () => Promise<SourceConnector>): Promise<ConnectionTest> {
  const tested = await settle(async () => {
    const connector = await open();
    try {
      return await connector.test();
    } finally {
      await connector.close();
    }
  });
  if (tested.ok) return tested.value;
  return {
    ok: false,
    checks: [{ label: "The source cannot be used", ok: false, detail: `${tested.message} ${tested.hint}` }],
  };
}

/** The password of a stored source, or null where none is stored or it cannot be opened any more. */
export function storedPassword({ id, sealedSecret }: StoredSource): string | null {
  if (sealedSecret === null) return null;
  try {
    return openSecret("source", id, sealedSecret);
  } catch (error) {
    if (error instanceof SealedSecretError) return null;
    throw error;
  }
}

/** Asks a stored source one thing and closes it again. */
export function askSource<T>(
  source: StoredSource,
  ask: (connector: SourceConnector) => Promise<SourceResult<T>>,
): Promise<SourceResult<T>> {
  return settle(async () => {
    const connector = await openSource(source);
    try {
      const answer = await ask(connector);
      if (answer.ok) return answer.value;
      throw new SourceError(answer.message, answer.hint, answer.line);
    } finally {
      await connector.close();
    }
  });
}

function openPassword(id: number, sealed: string): string {
  try {
    return openSecret("source", id, sealed);
  } catch (error) {
    if (!(error instanceof SealedSecretError)) throw error;
    throw new SourceError(error.message, "Edit the source and enter its password again.");
  }
}

const storedFormat = z.object({ firstLine: z.enum(firstLines).default("names") });

/** An uploaded file as it was understood when it was uploaded. Throws SourceError when it is gone. */
export async function openFile(sourceId: number, name: string): Promise<OpenedFile> {
  const file = await findFile(sourceId, name);
  if (!file)
    throw new SourceError(
      `The file ${name} is not there any more.`,
      "Upload it again, or choose another file.",
    );
  return { ...storedFormat.parse(file.format), bytes: readFile(file, name) };
}

/** The bytes of an uploaded file, a chunk at a time, from one file even when another takes its place meanwhile. */
async function* readFile(file: StoredFile, name: string): AsyncGenerator<Uint8Array> {
  let read = 0;
  for (let position = 0; read < file.bytes; position += 1) {
    const chunk = await readChunk(file.id, position);
    // Ending early would look like a shorter file, and its missing rows like deleted ones.
    if (!chunk)
      throw new SourceError(
        `The file ${name} was replaced while it was read.`,
        "Run it again to read the new file.",
      );
    read += chunk.length;
    yield chunk;
  }
}

/** Where our own database is: it holds sealed keys and sessions, and must not be read as a source. */
function ownDatabase(): DatabaseAddress {
  const url = new URL(env().DATABASE_URL);
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname).replace(/^\[|\]$/g, "");
  return {
    host: host || "localhost",
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}
