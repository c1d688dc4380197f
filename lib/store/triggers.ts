import { database, pool } from "./database";
import type { Prisma } from "./generated/client";

/** The time by the clock that all workers share. */
export async function databaseNow(): Promise<Date> {
  const { rows } = await pool().query<{ now: Date }>("SELECT now() AS now");
  return rows[0]?.now ?? new Date();
}

export interface DueSync {
  id: number;
  triggers: unknown;
  nextRunAt: Date;
}

/**
 * A sync whose run is due at `now`, with its row held until the transaction ends; undefined where there is none. One that
 * another worker is just starting is passed over.
 */
export async function takeDueSync(tx: Prisma.TransactionClient, now: Date): Promise<DueSync | undefined> {
  const [due] = await tx.$queryRaw<DueSync[]>`
    SELECT id, triggers, "nextRunAt" FROM "Sync" WHERE "nextRunAt" <= ${now} AND enabled AND "deletedAt" IS NULL
    ORDER BY "nextRunAt" LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return due;
}

export async function setNextRun(
  tx: Prisma.TransactionClient,
  syncId: number,
  nextRunAt: Date | null,
): Promise<void> {
  await tx.sync.update({ where: { id: syncId }, data: { nextRunAt } });
}

/** The run of the whole dataset that has not ended yet; dry runs and retries stand in nobody's way. */
export async function runGoingOn(
  tx: Prisma.TransactionClient,
  syncId: number,
): Promise<{ id: number; status: string } | undefined> {
  const [run] = await tx.$queryRaw<{ id: number; status: string }[]>`
    SELECT id, status::text AS status FROM "Run"
    WHERE "syncId" = ${syncId} AND status IN ('queued', 'working', 'held') AND NOT "dryRun" AND NOT retry
    ORDER BY id LIMIT 1`;
  return run;
}

export interface Follower {
  id: number;
  triggers: unknown;
  followed: unknown;
}

/** Syncs that follow others. */
export async function findFollowers(): Promise<Follower[]> {
  const { rows } = await pool().query<Follower>(
    `SELECT id, triggers, followed FROM "Sync"
     WHERE enabled AND "deletedAt" IS NULL AND jsonb_array_length(coalesce(triggers->'after', '[]')) > 0`,
  );
  return rows;
}

/** The same of one, with its row held; undefined when it was switched off or deleted meanwhile. */
export async function holdFollower(
  tx: Prisma.TransactionClient,
  syncId: number,
): Promise<Follower | undefined> {
  const [follower] = await tx.$queryRaw<Follower[]>`
    SELECT id, triggers, followed FROM "Sync" WHERE id = ${syncId} AND enabled AND "deletedAt" IS NULL
    FOR UPDATE SKIP LOCKED`;
  return follower;
}

/** The newest completed run over the whole dataset of each of these syncs; those without one are missing. */
export async function lastCompleted(
  syncIds: readonly number[],
  tx: Prisma.TransactionClient = database(),
): Promise<Map<number, number>> {
  if (syncIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ syncId: number; id: number }[]>`
    SELECT s.id AS "syncId", r.id FROM unnest(${[...syncIds]}::int[]) AS s(id)
    CROSS JOIN LATERAL (SELECT id FROM "Run" WHERE "syncId" = s.id AND status = 'completed' AND NOT "dryRun" AND NOT retry
      ORDER BY id DESC LIMIT 1) AS r`;
  return new Map(rows.map(({ syncId, id }) => [syncId, id]));
}

export async function setFollowed(
  tx: Prisma.TransactionClient,
  syncId: number,
  followed: Record<string, number>,
): Promise<void> {
  await tx.sync.update({ where: { id: syncId }, data: { followed } });
}

/** What a sync starts by, with its row held. */
export async function holdTriggers(tx: Prisma.TransactionClient, syncId: number) {
  await tx.$queryRaw`SELECT id FROM "Sync" WHERE id = ${syncId} FOR UPDATE`;
  return tx.sync.findFirst({
    where: { id: syncId, deletedAt: null },
    select: { id: true, enabled: true, triggers: true },
  });
}

export async function saveTriggers(
  tx: Prisma.TransactionClient,
  syncId: number,
  data: { triggers: Prisma.InputJsonObject; nextRunAt: Date | null; followed: Record<string, number> },
): Promise<void> {
  await tx.sync.update({ where: { id: syncId }, data });
}

/** Which of these syncs exist. */
export async function existingSyncs(tx: Prisma.TransactionClient, ids: readonly number[]): Promise<number[]> {
  const rows = await tx.sync.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** What each sync follows, to see whether one would come back to itself. */
export async function allFollowing(
  tx: Prisma.TransactionClient,
): Promise<{ id: number; triggers: unknown }[]> {
  return tx.sync.findMany({ where: { deletedAt: null }, select: { id: true, triggers: true } });
}

/** The address that starts a run, by the hash of its token; null takes it away. */
export async function setHook(
  tx: Prisma.TransactionClient,
  syncId: number,
  hook: { hash: string; at: Date } | null,
): Promise<void> {
  await tx.sync.update({
    where: { id: syncId },
    data: { hookHash: hook?.hash ?? null, hookCreatedAt: hook?.at ?? null },
  });
}

export async function findSyncByHook(hash: string): Promise<number | undefined> {
  const sync = await database().sync.findFirst({
    where: { hookHash: hash, deletedAt: null },
    select: { id: true },
  });
  return sync?.id;
}

/** Enabled syncs whose run was due and has not begun: since when, and how long may pass. */
export async function dueAndNotBegun(now: Date) {
  return database().$queryRaw<{ id: number; label: string; dueAt: Date; triggers: unknown }[]>`
    SELECT s.id, s.label, s."nextRunAt" AS "dueAt", s.triggers FROM "Sync" s
    WHERE s."nextRunAt" < ${now} AND s.enabled AND s."deletedAt" IS NULL
    UNION ALL
    SELECT s.id, s.label, coalesce(r."dueAt", r."queuedAt"), s.triggers FROM "Run" r JOIN "Sync" s ON s.id = r."syncId"
    WHERE r.status = 'queued' AND r.trigger IN ('scheduled', 'sequence', 'webhook') AND s."deletedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Run" going WHERE going."syncId" = s.id AND going.status = 'working')
    ORDER BY "dueAt"`;
}

export function findTriggerRow(syncId: number) {
  return database().sync.findFirst({
    where: { id: syncId, deletedAt: null },
    select: { id: true, triggers: true, hookCreatedAt: true },
  });
}

export function namesOfSyncs(ids: readonly number[]): Promise<{ id: number; label: string }[]> {
  return database().sync.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, label: true },
    orderBy: { label: "asc" },
  });
}
