import { destinationObject } from "@/lib/destinations/catalog";
import type { Transaction } from "@/lib/store/database";
import type { MemoryPlace } from "@/lib/store/decide";
import { findMemoryOwner } from "@/lib/store/sync-for-run";

/** Where the memory of a sync's records stands; neither destination nor object of a sync ever changes. */
export async function memoryPlace(tx: Transaction, syncId: number): Promise<MemoryPlace> {
  const { destinationId, object } = await findMemoryOwner(tx, syncId);
  return { destinationId, object, kind: destinationObject(object).kind };
}
