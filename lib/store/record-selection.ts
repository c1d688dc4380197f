import { type RecordAct, whyNot } from "@/lib/core/record-acts";
import type { RecordStatus } from "@/lib/core/states";
import { database } from "./database";
import { Prisma } from "./generated/client";
import type { RecordFilter } from "./record-pages";

type SelectionFilter = RecordFilter & { dismissedAt?: string };

/** Records of one run: these, or all that a filter shows. `dismissedAt` is the act that dismissed them, as an instant. */
export type RecordSelection = { ids: number[] } | { filter: SelectionFilter };

/** Every filter that there is: one without a condition here would mean more records than a person has seen. */
const conditionOf: Record<keyof SelectionFilter, (value: string) => Prisma.Sql> = {
  status: (status) => Prisma.sql`status = ${status}`,
  issue: (issue) => Prisma.sql`"issueCode" = ${issue}`,
  operation: (operation) => Prisma.sql`operation = ${operation}`,
  key: (key) => Prisma.sql`starts_with("externalKey", ${key})`,
  dismissedAt: (at) => Prisma.sql`status = 'dismissed' AND "decidedAt" = ${new Date(at)}`,
};

/** The condition for the records of a selection, over the table "RunRecord". */
export function selected(runId: number, selection: RecordSelection): Prisma.Sql {
  if ("ids" in selection)
    return Prisma.sql`"runId" = ${runId} AND id = ANY(${selection.ids.map(BigInt)}::bigint[])`;
  const { filter } = selection;
  const names = Object.keys(conditionOf) as (keyof SelectionFilter)[];
  const conditions = names.flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [conditionOf[name](value)];
  });
  return Prisma.join([Prisma.sql`"runId" = ${runId}`, ...conditions], " AND ");
}

/** The same rule as `whyNot` in core/record-acts, for the database; a test holds the two together. */
export const eligible: Record<RecordAct, Prisma.Sql> = {
  retry: Prisma.sql`"externalKey" <> '' AND (status IN ('rejected', 'invalid', 'no_match')
    OR (status = 'dismissed' AND "dismissedFrom" IS DISTINCT FROM 'uncertain'))`,
  dismiss: Prisma.sql`status IN ('rejected', 'invalid', 'uncertain')`,
  restore: Prisma.sql`status = 'dismissed' AND "dismissedFrom" IS NOT NULL`,
};

export async function hasEligible(
  tx: Prisma.TransactionClient,
  act: RecordAct,
  runId: number,
  selection: RecordSelection,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "RunRecord" WHERE ${selected(runId, selection)} AND ${eligible[act]} LIMIT 1`;
  return rows.length > 0;
}

/** How many records of each status a filter shows. */
export async function countByStatus(
  runId: number,
  filter: RecordFilter,
): Promise<{ status: RecordStatus; count: number }[]> {
  return database().$queryRaw`
    SELECT status, count(*)::int AS count FROM "RunRecord" WHERE ${selected(runId, { filter })} GROUP BY status`;
}

/** Records that an act left as they are, by reason. */
export interface LeftAlone {
  reason: string;
  count: number;
  /** The first thousand of them. */
  ids: number[];
}

const idsShown = 1_000;

interface LeftRow {
  status: RecordStatus;
  dismissedFrom: string | null;
  keyless: boolean;
  count: number;
  ids: bigint[];
}

/** Which records of the selection an act cannot be done with, and why. Ask before the act changes them. */
export async function leftAlone(
  tx: Prisma.TransactionClient,
  act: RecordAct,
  runId: number,
  selection: RecordSelection,
): Promise<LeftAlone[]> {
  const rows = await tx.$queryRaw<LeftRow[]>`
    SELECT status, "dismissedFrom", "externalKey" = '' AS keyless, count(*)::int AS count,
      (array_agg(id ORDER BY id))[1:${idsShown}] AS ids
    FROM "RunRecord" WHERE ${selected(runId, selection)} AND NOT (${eligible[act]})
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  const left = Map.groupBy(
    rows,
    ({ status, dismissedFrom, keyless }) =>
      whyNot(act, { status, dismissedFrom, keyless }) ?? "It changed a moment ago.",
  );
  const groups = [...left].map(([reason, group]) => ({
    reason,
    count: group.reduce((sum, { count }) => sum + count, 0),
    ids: group.flatMap(({ ids }) => ids.map(Number)).slice(0, idsShown),
  }));
  const strangers = "ids" in selection ? await notOfRun(tx, runId, selection.ids) : [];
  return strangers.length === 0
    ? groups
    : [...groups, { reason: "This run has no such record.", count: strangers.length, ids: strangers }];
}

async function notOfRun(tx: Prisma.TransactionClient, runId: number, ids: number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT DISTINCT wanted.id FROM unnest(${ids.map(BigInt)}::bigint[]) AS wanted(id)
    WHERE NOT EXISTS (SELECT 1 FROM "RunRecord" r WHERE r.id = wanted.id AND r."runId" = ${runId}) ORDER BY 1`;
  return rows.map(({ id }) => Number(id));
}
