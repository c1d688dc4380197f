import { database } from "./database";
import type { Prisma } from "./generated/client";

/** Which stretch of a collection, in the order of creation. */
export interface Stretch {
  skip: number;
  take: number;
  order: "asc" | "desc";
}

const syncParts = {
  dataset: { select: { id: true, name: true, kind: true, definition: true, sourceId: true } },
  versions: { orderBy: { number: "desc" }, take: 1, select: { config: true } },
} satisfies Prisma.SyncInclude;
export type V1SyncRow = Prisma.SyncGetPayload<{ include: typeof syncParts }>;

export async function v1Syncs({ skip, take, order }: Stretch): Promise<{ rows: V1SyncRow[]; total: number }> {
  const where = { deletedAt: null };
  const [rows, total] = await Promise.all([
    database().sync.findMany({ where, include: syncParts, orderBy: { id: order }, skip, take }),
    database().sync.count({ where }),
  ]);
  return { rows, total };
}

export function findV1Sync(id: number): Promise<V1SyncRow | null> {
  return database().sync.findFirst({ where: { id, deletedAt: null }, include: syncParts });
}

/** Runs of one sync; dry runs are ours alone, and a client that polls would take one for a run that sends. */
export async function v1Runs(syncId: number, { skip, take, order }: Stretch) {
  const where = { syncId, dryRun: false };
  const [rows, total] = await Promise.all([
    database().run.findMany({ where, orderBy: { id: order }, skip, take }),
    database().run.count({ where }),
  ]);
  return { rows, total };
}

/** Records of a run with their rows. */
export async function v1Records(
  runId: number,
  filter: { statuses: string[]; key?: string | undefined },
  { skip, take }: Pick<Stretch, "skip" | "take">,
) {
  const where = {
    runId,
    status: { in: filter.statuses },
    ...(filter.key !== undefined && { externalKey: filter.key }),
  };
  const [rows, total] = await Promise.all([
    database().runRecord.findMany({
      where,
      orderBy: { id: "asc" },
      skip,
      take,
      select: {
        ...{ externalKey: true, status: true, issueMessage: true, sourceRow: true, sent: true },
        ...{ reservedAt: true, createdAt: true, settledAt: true, operation: true },
      },
    }),
    database().runRecord.count({ where }),
  ]);
  return { rows, total };
}

/** The first moment of this workspace. */
export async function workspaceSince(): Promise<Date> {
  const [owner] = await database().user.findMany({
    orderBy: { id: "asc" },
    take: 1,
    select: { createdAt: true },
  });
  return owner?.createdAt ?? new Date(0);
}
