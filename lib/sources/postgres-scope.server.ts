import type { ReadScope } from "@/lib/core/ports";
import { quoteName } from "./postgres-dataset.server";

/**
 * The WHERE of a read, or nothing when all rows are asked for. PostgreSQL compares a date, a timestamp and a timestamp
 * with time zone each with one instant, the first two as UTC, which is the zone of our sessions; an index on the column
 * serves all three conditions. Times before the year 1 (-infinity too) cannot be read by us and count as unreadable.
 */
export function whereInScope({ since }: ReadScope): string {
  if (!since) return "";
  const column = quoteName(since.column);
  const at = `timestamptz '${since.at.toISOString()}'`;
  return ` WHERE ${column} >= ${at} OR ${column} IS NULL OR ${column} < timestamptz '0001-01-01 00:00:00+00'`;
}
