import type { Prisma } from "./generated/client";

/** The id that the next row of a table gets: known before the row is written, so that its secret can be sealed for it. */
export async function nextId(tx: Prisma.TransactionClient, table: "Source" | "Destination"): Promise<number> {
  const rows = await tx.$queryRaw<
    { id: number }[]
  >`SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::int AS id`;
  const [row] = rows;
  if (!row) throw new Error(`The table ${table} has no sequence.`);
  return row.id;
}
