import { connectionTest } from "@/lib/contracts/common";
import type { DestinationView } from "@/lib/contracts/destinations";
import { type DestinationWithSyncs, findDestination, listDestinations } from "@/lib/store/destinations";

/** Every destination that is connected, oldest first. */
export async function destinations(): Promise<DestinationView[]> {
  return (await listDestinations()).map(destinationView);
}

export async function destination(id: number): Promise<DestinationView | undefined> {
  const row = await findDestination(id);
  return row ? destinationView(row) : undefined;
}

/** What may be told of a destination: everything but the secret key. */
export function destinationView(row: DestinationWithSyncs): DestinationView {
  return {
    id: row.id,
    resourceId: `destination:${row.id}`,
    name: row.name,
    type: row.type,
    publicKey: row.publicKey,
    mode: row.mode,
    requestsPerMinute: row.requestsPerMinute,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    lastTestedAt: row.lastTestedAt?.toISOString() ?? null,
    lastTest: connectionTest.nullable().parse(row.lastTest),
    keysRefusedAt: row.keysRefusedAt?.toISOString() ?? null,
    syncs: row.syncs,
  };
}
