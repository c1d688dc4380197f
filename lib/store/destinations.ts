import { database } from "./database";
import type { DestinationMode, DestinationType, Prisma } from "./generated/client";

const withSyncs = {
  syncs: { where: { deletedAt: null }, select: { id: true, label: true }, orderBy: { label: "asc" } },
} satisfies Prisma.DestinationInclude;

export type DestinationRow = Prisma.DestinationGetPayload<object>;
export type DestinationWithSyncs = Prisma.DestinationGetPayload<{ include: typeof withSyncs }>;

export function listDestinations(): Promise<DestinationWithSyncs[]> {
  return database().destination.findMany({
    where: { deletedAt: null },
    include: withSyncs,
    orderBy: { id: "asc" },
  });
}

export function findDestination(
  id: number,
  db: Prisma.TransactionClient = database(),
): Promise<DestinationWithSyncs | null> {
  return db.destination.findFirst({ where: { id, deletedAt: null }, include: withSyncs });
}

/** An account at PartnerStack, as far as it can be told from outside: its public key. */
export interface Account {
  type: DestinationType;
  publicKey: string;
}

/** The destination of an account, even when it was deleted: its ledger is still the truth about what was sent. */
export function findByAccount(
  { type, publicKey }: Account,
  db: Prisma.TransactionClient = database(),
): Promise<DestinationWithSyncs | null> {
  return db.destination.findFirst({ where: { type, publicKey }, include: withSyncs, orderBy: { id: "asc" } });
}

/** Holds an account until the transaction ends, so that two requests cannot both make a destination, and a ledger, of it. */
export async function lockAccount(tx: Prisma.TransactionClient, { type, publicKey }: Account): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`destination ${type} ${publicKey}`}, 0))::text`;
}

/** What a test found, as the card shows it. */
export type TestOutcome = { ok: boolean; checks: { label: string; ok: boolean; detail: string }[] };

export interface TestNote {
  lastTest: TestOutcome;
  lastTestedAt: Date;
  mode?: DestinationMode;
  keysRefusedAt?: Date | null;
}

export interface NewDestination extends Account {
  id: number;
  name: string;
  sealedSecret: string;
  requestsPerMinute: number | null;
  createdById: number | null;
  createdByName: string;
}

export function insertDestination(
  tx: Prisma.TransactionClient,
  destination: NewDestination,
  note: TestNote,
): Promise<DestinationWithSyncs> {
  return tx.destination.create({ data: { ...destination, ...note }, include: withSyncs });
}

export type DestinationChange = Partial<Omit<NewDestination, "id" | "type">> & Partial<TestNote>;

export function updateDestination(
  tx: Prisma.TransactionClient,
  id: number,
  change: DestinationChange,
): Promise<DestinationWithSyncs> {
  return tx.destination.update({ where: { id }, data: change, include: withSyncs });
}

/** Brings a deleted destination back under its old id: memory and ledger are found again. */
export function reviveDestination(
  tx: Prisma.TransactionClient,
  id: number,
  change: DestinationChange,
  now: Date,
): Promise<DestinationWithSyncs> {
  return tx.destination.update({
    where: { id },
    data: { ...change, createdAt: now, deletedAt: null },
    include: withSyncs,
  });
}

/** Takes a destination out of sight and forgets its secret key. The row stays, because the ledger belongs to it. */
export async function hideDestination(tx: Prisma.TransactionClient, id: number, now: Date): Promise<void> {
  await tx.destination.update({
    where: { id },
    data: { deletedAt: now, sealedSecret: "", keysRefusedAt: null },
  });
}

/** Switches off the syncs of a destination; gives those that were on. */
export async function switchOffSyncs(
  tx: Prisma.TransactionClient,
  destinationId: number,
): Promise<{ id: number }[]> {
  return tx.sync.updateManyAndReturn({
    where: { destinationId, deletedAt: null, enabled: true },
    data: { enabled: false },
    select: { id: true },
  });
}

/** Runs of a destination that have not ended, of any of its syncs. */
export async function unendedRuns(
  tx: Prisma.TransactionClient,
  destinationId: number,
): Promise<{ id: number }[]> {
  return tx.$queryRaw`
    SELECT run.id FROM "Run" AS run JOIN "Sync" AS sync ON sync.id = run."syncId"
    WHERE sync."destinationId" = ${destinationId} AND run.status IN ('queued', 'working', 'held')`;
}
