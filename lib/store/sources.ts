import { database } from "./database";
import type { Prisma, SourceType } from "./generated/client";

const withUsers = {
  files: { where: { complete: true }, orderBy: { name: "asc" } },
  datasets: {
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
  return database().source.findMany({ include: withUsers, orderBy: { id: "asc" } });
}

export function findSource(
  id: number,
  db: Prisma.TransactionClient = database(),
): Promise<SourceWithUsers | null> {
  return db.source.findUnique({ where: { id }, include: withUsers });
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

/** Deletes a source that no dataset reads, and its files. */
export async function deleteSourceRow(tx: Prisma.TransactionClient, id: number): Promise<void> {
  await tx.source.delete({ where: { id } });
}
