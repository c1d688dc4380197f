import type { Prisma, User } from "./generated/client";

export type Person = User;

export async function hasPeople(db: Prisma.TransactionClient): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

/** `email` is already in lower case, as all of them are stored. */
export function findPersonByEmail(db: Prisma.TransactionClient, email: string): Promise<Person | null> {
  return db.user.findUnique({ where: { email } });
}

export function findPerson(db: Prisma.TransactionClient, id: number): Promise<Person | null> {
  return db.user.findUnique({ where: { id } });
}

/** "tributary set-up": one process or request at a time creates the first person. */
const setUpLock = 3_806_114_001;

/**
 * Creates the owner, once in the life of a database: null when somebody is there already. The lock is held until the
 * transaction ends, so of two requests that arrive together the second one sees the person of the first.
 */
export async function createFirstOwner(
  tx: Prisma.TransactionClient,
  owner: { name: string; email: string; passwordHash: string },
): Promise<Person | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${setUpLock})::text`;
  if (await hasPeople(tx)) return null;
  return tx.user.create({ data: { ...owner, role: "owner" } });
}

export async function renamePerson(tx: Prisma.TransactionClient, id: number, name: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { name } });
}

export async function keepPasswordHash(
  tx: Prisma.TransactionClient,
  id: number,
  passwordHash: string,
): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash } });
}
