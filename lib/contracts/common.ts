import { z } from "zod";
import type { Json } from "@/lib/core/json";
import { columnTypes } from "@/lib/core/record";
import { nameRule } from "@/lib/core/text-rules";

/** An id in a path or a body: a positive integer that PostgreSQL can hold. */
export const id = z.coerce.number().int().positive().max(2_147_483_647);
/** Ids of records grow beyond 32 bits; a double holds them exactly up to 2^53. */
export const recordId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const idParams = z.object({ id });
export const instant = z.iso.datetime({ offset: true });
export const label = z
  .string()
  .trim()
  .min(nameRule.shortest, nameRule.tooShort)
  .max(nameRule.longest, nameRule.tooLong);

export const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;
export const sourceRow = z.record(z.string(), json);

export const column = z.object({ name: z.string(), type: z.enum(columnTypes), nativeType: z.string() });
export type ColumnView = z.infer<typeof column>;

/** One line of a connection test: a green check, or the reason in plain words. */
export const connectionCheck = z.object({ label: z.string(), ok: z.boolean(), detail: z.string() });
export const connectionTest = z.object({ ok: z.boolean(), checks: z.array(connectionCheck) });
export type ConnectionTestView = z.infer<typeof connectionTest>;

/** How a source or a destination is used by its syncs. */
export const connectionUse = z.object({
  /** When the newest run of one of its syncs ended, or began. */
  lastUsedAt: instant.nullable(),
  /** Syncs whose newest run failed or left errors. */
  troubled: z.number(),
});
export type ConnectionUse = z.infer<typeof connectionUse>;

/** Says that it is done, where there is nothing else to say. */
export const done = z.object({ ok: z.literal(true) });

export const nameOfSync = z.object({ id, label: z.string() });
export type NameOfSync = z.infer<typeof nameOfSync>;
export const nameOfDataset = z.object({ id, name: z.string() });
export type NameOfDataset = z.infer<typeof nameOfDataset>;
