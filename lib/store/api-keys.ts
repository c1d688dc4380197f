import type { ApiKey as ApiKeyRow, Prisma } from "./generated/client";

export type ApiKey = ApiKeyRow;

/** How old `lastUsedAt` may get before a request writes it again. */
const touchEvery = 60 * 1000;

export function createApiKey(
  tx: Prisma.TransactionClient,
  key: { name: string; tokenHash: string; sealed: string },
): Promise<ApiKey> {
  return tx.apiKey.create({ data: key });
}

/** "tributary keys": one process at a time creates the key that the environment brings. */
const firstKeyLock = 3_806_114_002;

/** Creates the first key of the workspace; null when it has or had one, so that a revoked key does not come back. */
export async function createFirstApiKey(
  tx: Prisma.TransactionClient,
  key: { name: string; tokenHash: string; sealed: string },
): Promise<ApiKey | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${firstKeyLock})::text`;
  const existing = await tx.apiKey.findFirst({ select: { id: true } });
  return existing ? null : createApiKey(tx, key);
}

export function findLiveApiKey(db: Prisma.TransactionClient, tokenHash: string): Promise<ApiKey | null> {
  return db.apiKey.findFirst({ where: { tokenHash, revokedAt: null } });
}

/** Notes that the key is in use, at most once a minute. */
export async function touchApiKey(
  db: Prisma.TransactionClient,
  { id, lastUsedAt }: Pick<ApiKey, "id" | "lastUsedAt">,
  now: Date,
): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchEvery) return;
  await db.apiKey.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

/** All keys, revoked ones too, newest first. */
export function listApiKeys(db: Prisma.TransactionClient): Promise<ApiKey[]> {
  return db.apiKey.findMany({ orderBy: { id: "desc" } });
}

/** Ends a key for good. Gives it, or null when there is none that could be ended. */
export async function revokeApiKey(
  tx: Prisma.TransactionClient,
  id: number,
  now: Date,
): Promise<ApiKey | null> {
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  return count === 0 ? null : tx.apiKey.findUnique({ where: { id } });
}
