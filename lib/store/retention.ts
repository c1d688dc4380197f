import { defaultRetention, type Retention } from "@/lib/core/retention";
import { database, pool } from "./database";
import type { Prisma } from "./generated/client";

/** What one clearing took away. */
export interface Clearing {
  /** An ISO instant. */
  at: string;
  records: number;
  payloads: number;
}

const only = { id: 1 };

export async function readRetention(): Promise<Retention & { lastClearing: Clearing | null }> {
  const row = await database().workspaceSettings.findUnique({ where: only });
  if (!row) return { ...defaultRetention, lastClearing: null };
  const { payloadDays, recordDays } = row;
  return { payloadDays, recordDays, lastClearing: row.lastClearing as Clearing | null };
}

export async function writeRetention(
  tx: Prisma.TransactionClient,
  { payloadDays, recordDays }: Retention,
): Promise<void> {
  const days = { payloadDays, recordDays };
  await tx.workspaceSettings.upsert({ where: only, create: { ...only, ...days }, update: days });
}

export async function writeClearing(clearing: Clearing): Promise<void> {
  const lastClearing = { ...clearing };
  await database().workspaceSettings.upsert({
    where: only,
    create: { ...only, lastClearing },
    update: { lastClearing },
  });
}

/** Rows and bytes of what grows, as PostgreSQL has counted them on the side: no table is looked through. */
export async function storedHistory(): Promise<
  Record<"runs" | "records" | "ledger", { rows: number; bytes: number }>
> {
  const { rows } = await pool().query<{ name: string; rows: string; bytes: string }>(
    `SELECT class.relname AS name, greatest(class.reltuples, stat.n_live_tup, 0)::bigint AS rows, pg_total_relation_size(class.oid) AS bytes
     FROM pg_class AS class JOIN pg_stat_user_tables AS stat ON stat.relid = class.oid
     WHERE class.oid IN ('"Run"'::regclass, '"RunRecord"'::regclass, '"Memory"'::regclass)`,
  );
  const sizeOf = (name: string) => {
    const found = rows.find((row) => row.name === name);
    return { rows: Number(found?.rows ?? 0), bytes: Number(found?.bytes ?? 0) };
  };
  return { runs: sizeOf("Run"), records: sizeOf("RunRecord"), ledger: sizeOf("Memory") };
}
