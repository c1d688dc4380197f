import { database } from "./database";
import { Prisma } from "./generated/client";
import { listedColumns } from "./run-records";

/** One record of a destination: the account, the object, and the key in the source. */
export interface RecordPlace {
  destinationId: number;
  object: string;
  key: string;
}

/** Every appearance of a record in a run, newest first, below the record `before`. One stretch of one index. */
export function timelineOf(
  { destinationId, object, key }: RecordPlace,
  before: bigint | undefined,
  limit: number,
) {
  return database().runRecord.findMany({
    where: { externalKey: key, destinationId, object, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
    select: {
      ...listedColumns,
      syncId: true,
      run: { select: { dryRun: true, sync: { select: { label: true } } } },
    },
  });
}

/** The newest change that was really meant to be sent for the record; null where none is kept any more. */
export function newestChange({ destinationId, object, key }: RecordPlace) {
  return database().runRecord.findFirst({
    where: {
      ...{ externalKey: key, destinationId, object },
      run: { dryRun: false },
      change: { not: Prisma.DbNull },
    },
    orderBy: { id: "desc" },
    select: { change: true, reservedAt: true },
  });
}
