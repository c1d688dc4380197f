import { z } from "zod";
import { instant } from "./common";

/** A transaction that PartnerStack lists and that a record of ours could have made. */
const candidate = z.object({
  remoteKey: z.string(),
  amount: z.string().nullable(),
  createdAt: instant.nullable(),
  /** Alike in everything that was sent; otherwise only customer, amount and currency agree. */
  exact: z.boolean(),
  /** The key of the record of ours that it explains already. */
  claimedBy: z.string().nullable(),
});
export type CandidateView = z.infer<typeof candidate>;

/** What PartnerStack listed when it was asked about a record whose answer was lost. */
export const evidence = z.object({
  at: instant,
  listed: z.number(),
  /** Why the list could not be read to its end. */
  broken: z.string().nullable(),
  candidates: z.array(candidate),
});
export type EvidenceView = z.infer<typeof evidence>;
