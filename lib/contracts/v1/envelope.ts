import { z } from "zod";

/** The Census-shaped API, as its own clients read it. Ids are integers, times RFC 3339 in UTC. */
export const v1Id = z.number().int().positive();
export const v1Time = z.iso.datetime();

export const v1Object = <Data extends z.ZodType>(data: Data) =>
  z.strictObject({ status: z.literal("success"), data });

const page = z.number().int().positive();
export const v1Pagination = z.strictObject({
  total_records: z.number().int().min(0),
  per_page: page,
  prev_page: page.nullable(),
  page,
  next_page: page.nullable(),
  last_page: page,
});

export const v1Collection = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    status: z.literal("success"),
    data: z.array(row),
    pagination: v1Pagination,
    /** The address of the next page; deprecated upstream, and some clients still follow it. */
    next: z.url().nullable(),
  });

const truth = z
  .union([z.boolean(), z.string(), z.number()])
  .transform((value) => ["true", "1"].includes(String(value).toLowerCase()));

/** Whether somebody said true, in any of the ways in which clients write it. */
export const v1Flag = truth.catch(false).default(false);

/** Which page of a collection is asked for. Nothing here is ever refused: clients ask for 250 and mean "many". */
export const v1PageQuery = z.object({
  page: z.coerce.number().int().min(1).catch(1).default(1),
  per_page: z.coerce
    .number()
    .int()
    .min(1)
    .catch(25)
    .transform((size) => Math.min(size, 100))
    .default(25),
  order: z.enum(["asc", "desc"]).catch("desc").default("desc"),
});
export type V1PageQuery = z.infer<typeof v1PageQuery>;
