import { z } from "zod";
import { objectNames } from "@/lib/core/sync-config";
import { id, instant, json, recordId } from "./common";
import { destinationMode } from "./destinations";
import { evidence } from "./evidence";
import { runRecordView } from "./runs";

/** One record of a destination, wherever it came from: the account, the object, and the key in the source. */
export const recordPlace = z.object({
  destinationId: id,
  object: z.enum(objectNames),
  key: z.string().min(1).max(255),
});
export type RecordPlace = z.infer<typeof recordPlace>;

/** One field as it was last sent, beside what PartnerStack shows of it. */
const comparedField = z.object({
  field: z.string(),
  /** Absent where nothing was sent of it. */
  sent: json.optional(),
  /** Absent where PartnerStack shows nothing of it. */
  held: json.optional(),
  differs: z.boolean(),
});
export type ComparedField = z.infer<typeof comparedField>;

/** What PartnerStack says of a record now. */
export const remoteState = z.object({
  at: instant,
  found: z.enum(["here", "absent", "unknown"]),
  /** The same in a sentence, and what can be done about it. */
  message: z.string(),
  hint: z.string().nullable(),
  /** A customer: field by field. */
  fields: z.array(comparedField),
  /** A customer: the whole answer. */
  answer: json.nullable(),
  /** A transaction: what PartnerStack lists that it could be. */
  evidence: evidence.nullable(),
});
export type RemoteState = z.infer<typeof remoteState>;

/** What is remembered of a record, and every run that touched it, newest first. */
export const recordPage = z.object({
  destination: z.object({ id, name: z.string(), type: z.string(), mode: destinationMode }),
  /** The memory of the destination; null where nothing was ever sent or decided. */
  known: z
    .object({
      words: z.string(),
      at: instant,
      remoteKey: z.string().nullable(),
      payload: json.nullable(),
    })
    .nullable(),
  records: z.array(runRecordView.extend({ syncId: id, syncLabel: z.string(), dryRun: z.boolean() })),
  next: recordId.nullable(),
});
export type RecordPage = z.infer<typeof recordPage>;
