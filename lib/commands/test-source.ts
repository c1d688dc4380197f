import type { ConnectionTestView } from "@/lib/contracts/common";
import type { SourceView } from "@/lib/contracts/sources";
import { notFound, type Problem } from "@/lib/http/problem";
import { sourceView } from "@/lib/queries/sources";
import { testStoredSource } from "@/lib/runtime/open-source.server";
import { database } from "@/lib/store/database";
import { findSource, holdSource, updateSource } from "@/lib/store/sources";

/** Tries to connect as stored and notes on the card what was found. */
export async function testSource(
  id: number,
  now: Date,
): Promise<{ source: SourceView; test: ConnectionTestView } | Problem> {
  const stored = await findSource(id);
  if (!stored) return notFound("This source");
  const test = await testStoredSource(stored);
  return database().$transaction(async (tx) => {
    if (!(await holdSource(tx, id))) return notFound("This source");
    const row = await updateSource(tx, id, { lastTest: test, lastTestedAt: now });
    return { source: sourceView(row), test };
  });
}
