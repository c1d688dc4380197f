import { database } from "./database";
import { Prisma, type SourceType } from "./generated/client";

const withUsers = {
  files: { where: { complete: true }, orderBy: { name: "asc" } },
  datasets: {
    where: { deletedAt: null },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      kind: true,
      definition: true,
      syncs: { where: { deletedAt: null }, select: { id: true, label: true } },
    },
  },
} satisfies Prisma.SourceInclude;

export type SourceRow = Prisma.SourceGetPayload<object>;
export type SourceWithUsers = Prisma.SourceGetPayload<{ include: typeof withUsers }>;

export function listSources(): Promise<SourceWithUsers[]> {
  return database().source.findMany({
    where: { deletedAt: null },
    include: withUsers,
    orderBy: { id: "asc" },
  });
}

export function findSource(
  id: number,
  db: Prisma.TransactionClient = database(),
): Promise<SourceWithUsers | null> {
  return db.source.findFirst({ where: { id, deletedAt: null }, include: withUsers });
}

/** What a test found, as the card shows it. */
export interface SourceTestNote {
  lastTest: { ok: boolean; checks: { label: string; ok: boolean; detail: string }[] };
  lastTestedAt: Date;
}

export type StoredSettings = { [name: string]: string | number | boolean };

export interface NewSource {
  id: number;
  name: string;
  type: SourceType;
  settings: StoredSettings;
  sealedSecret: string | null;
  createdById: number | null;
  createdByName: string;
}

export function insertSource(
  tx: Prisma.TransactionClient,
  source: NewSource,
  note: Partial<SourceTestNote>,
): Promise<SourceWithUsers> {
  return tx.source.create({ data: { ...source, ...note }, include: withUsers });
}

export function updateSource(
  tx: Prisma.TransactionClient,
  id: number,
  change: Partial<Pick<NewSource, "name" | "settings" | "sealedSecret">> & Partial<SourceTestNote>,
): Promise<SourceWithUsers> {
  return tx.source.update({ where: { id }, data: change, include: withUsers });
}

/** Keeps a source from being deleted until the transaction ends; false when it is deleted already. */
export async function holdSource(tx: Prisma.TransactionClient, id: number): Promise<boolean> {
  const held = await tx.$queryRaw<
    object[]
  >`SELECT id FROM "Source" WHERE id = ${id} AND "deletedAt" IS NULL FOR KEY SHARE`;
  return held.length > 0;
}

/** Holds a source for its deletion. False while others hold it: an upload may do so for an hour, which is too long to wait. */
export async function lockSource(tx: Prisma.TransactionClient, id: number): Promise<boolean> {
  const locked = await tx.$queryRaw<
    object[]
  >`SELECT id FROM "Source" WHERE id = ${id} FOR UPDATE SKIP LOCKED`;
  return locked.length > 0;
}

/** Erases a source that no dataset reads: its secret, where it was, and its files. The row stays for deleted datasets. */
export async function eraseSource(tx: Prisma.TransactionClient, id: number, now: Date): Promise<void> {
  await tx.uploadedFile.deleteMany({ where: { sourceId: id } });
  await tx.source.update({
    where: { id },
    data: { deletedAt: now, sealedSecret: null, settings: {}, lastTest: Prisma.DbNull, lastTestedAt: null },
  });
}
