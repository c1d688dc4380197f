import type { ObjectName } from "@/lib/core/sync-config";
import { database } from "./database";
import type { Prisma } from "./generated/client";

/** A sync as a run needs it: the pinned configuration, and the rows of its connections. */
export async function findSyncForRun(syncId: number, versionId: number) {
  const sync = await database().sync.findFirst({
    where: { id: syncId, deletedAt: null },
    include: {
      dataset: { include: { source: true } },
      destination: true,
      versions: { where: { id: versionId } },
    },
  });
  const [version] = sync?.versions ?? [];
  return sync && version ? { ...sync, config: version.config } : null;
}

/** The current rows have been remembered: from now on every new row is sent. */
export async function markCurrentSkipped(syncId: number): Promise<void> {
  await database().sync.update({ where: { id: syncId }, data: { skipPending: false } });
}

/** The keys of a destination were refused; its card says so until a test succeeds. */
export async function markKeysRefused(destinationId: number, now: Date): Promise<void> {
  await database().destination.update({ where: { id: destinationId }, data: { keysRefusedAt: now } });
}

/** What a run found out about the keys of its destination. */
export async function rememberMode(destinationId: number, mode: "test" | "production"): Promise<void> {
  await database().destination.update({ where: { id: destinationId }, data: { mode } });
}

/** The sync, when it can be run, with the id of its newest version. */
export async function findSyncToRun(tx: Prisma.TransactionClient, syncId: number) {
  const sync = await tx.sync.findFirst({
    where: { id: syncId, deletedAt: null },
    include: {
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
      destination: { select: { name: true, type: true, mode: true } },
    },
  });
  const [version] = sync?.versions ?? [];
  return sync && version ? { ...sync, object: sync.object as ObjectName, versionId: version.id } : null;
}
export type SyncToRun = NonNullable<Awaited<ReturnType<typeof findSyncToRun>>>;

/** A person has said that it may send to an account with real money. */
export async function markProductionConfirmed(
  tx: Prisma.TransactionClient,
  syncId: number,
  now: Date,
): Promise<void> {
  await tx.sync.update({ where: { id: syncId }, data: { productionConfirmedAt: now } });
}

/** Whose memory holds what the sync sent; also of a sync that was deleted since. */
export async function findMemoryOwner(
  tx: Prisma.TransactionClient,
  syncId: number,
): Promise<{ destinationId: number; object: ObjectName }> {
  const { destinationId, object } = await tx.sync.findUniqueOrThrow({
    where: { id: syncId },
    select: { destinationId: true, object: true },
  });
  return { destinationId, object: object as ObjectName };
}
