import type { DestinationTestView, DestinationView } from "@/lib/contracts/destinations";
import { notFound, type Problem } from "@/lib/http/problem";
import { destinationView } from "@/lib/queries/destinations";
import { testStoredKeys } from "@/lib/runtime/open-destination.server";
import { database } from "@/lib/store/database";
import { findDestination, updateDestination } from "@/lib/store/destinations";
import { testNote } from "./destination-test";

/** Tries the stored keys and notes on the card what was found. It changes nothing that an operator set, so it is not audited. */
export async function testDestination(
  id: number,
  now: Date,
): Promise<{ destination: DestinationView; test: DestinationTestView } | Problem> {
  const stored = await findDestination(id);
  if (!stored) return notFound("This destination");
  const test = await testStoredKeys(stored);
  const row = await updateDestination(database(), id, testNote(test, stored.mode, now));
  return { destination: destinationView(row), test };
}
