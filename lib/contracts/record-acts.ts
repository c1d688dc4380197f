import { z } from "zod";
import { noteRule } from "@/lib/core/text-rules";
import { instant, recordId } from "./common";
import { recordFilter, runView } from "./runs";

/** What a list of records is narrowed to: every filter of the list, so that "all that it shows" can be said. */
export const shownRecords = recordFilter.omit({ after: true, limit: true });
export type ShownRecords = z.infer<typeof shownRecords>;

/**
 * Records of one run: `ids`, or everything that a filter shows. `dismissedAt` means what one act dismissed. A filter that
 * is not known here is refused: leaving it out would mean more records than were asked for.
 */
const selection = z.object({
  ids: z.array(recordId).min(1).max(1_000, "Name at most 1,000 records, or use a filter.").optional(),
  filter: z.strictObject({ ...shownRecords.shape, dismissedAt: instant.optional() }).optional(),
});

/** Exactly one of the two, so that a forgotten member never means "all records". */
function eitherOr<Input extends z.infer<typeof selection>>(
  { ids, filter, ...rest }: Input,
  context: z.core.$RefinementCtx,
) {
  if (ids && !filter) return { ...rest, selection: { ids } };
  if (filter && !ids) return { ...rest, selection: { filter } };
  context.addIssue({
    code: "custom",
    path: ["ids"],
    message: "Name the records either by ids or by a filter.",
  });
  return z.NEVER;
}

const decisionNote = z
  .string()
  .trim()
  .min(noteRule.shortest, noteRule.tooShort)
  .max(noteRule.longest, noteRule.tooLong);

export const selectionInput = selection.transform(eitherOr);
export const dismissInput = selection.extend({ note: decisionNote }).transform(eitherOr);

/** Records that were left as they are, by reason; `ids` are the first thousand. */
const leftAlone = z.object({ reason: z.string(), count: z.number(), ids: z.array(recordId) });
export type LeftAloneView = z.infer<typeof leftAlone>;

export const retried = z.object({
  affected: z.number(),
  leftAlone: z.array(leftAlone),
  /** The run that looks at them again; null when there was none to look at. */
  run: runView.nullable(),
});
export type Retried = z.infer<typeof retried>;

export const dismissed = z.object({
  affected: z.number(),
  leftAlone: z.array(leftAlone),
  /** The run that the records belong to, with its new totals. */
  run: runView,
  /** Marks this act: as `dismissedAt` of a filter it restores exactly these records. */
  dismissedAt: instant,
});
export type Dismissed = z.infer<typeof dismissed>;

export const restored = dismissed.omit({ dismissedAt: true });
export type Restored = z.infer<typeof restored>;

export const resolveInput = z.discriminatedUnion("decision", [
  z.object({
    decision: z.literal("arrived"),
    /** PartnerStack's key of the transaction that it is, where a person could tell. */
    remoteKey: z.string().trim().min(1).max(255).optional(),
    note: decisionNote.optional(),
  }),
  z.object({ decision: z.literal("send_again"), note: decisionNote }),
]);
export type ResolveInput = z.infer<typeof resolveInput>;

export const resolved = z.object({
  /** The run that the record belongs to, with its new totals. */
  run: runView,
  /** The run that sends it again. */
  retry: runView.nullable(),
});
export type Resolved = z.infer<typeof resolved>;
