import { z } from "zod";
import { connectionTest, id, instant, label, nameOfSync } from "./common";

export const destinationType = z.enum(["partnerstack", "partnerstack_sandbox"]);
export const destinationMode = z.enum(["test", "production", "unknown"]);
export type DestinationMode = z.infer<typeof destinationMode>;

const key = z
  .string()
  .trim()
  .min(1, "Copy the key from PartnerStack.")
  .max(500, "A key has at most 500 characters.");
/** Calls a minute; null: no limit of our own. */
export const callsPerMinute = z
  .number("Give a whole number.")
  .int("Give a whole number.")
  .min(1, "Send at least 1 call a minute.")
  .max(1_000_000, "Send at most 1,000,000 calls a minute.")
  .nullable();

export const destinationInput = z.object({
  name: label,
  type: destinationType,
  publicKey: key,
  secretKey: key,
  /** Absent: what PartnerStack allows. */
  requestsPerMinute: callsPerMinute.optional(),
  /** Save although PartnerStack could not be reached. Keys that it refuses are never saved. */
  saveUntested: z.boolean().default(false),
});
export type DestinationInput = z.infer<typeof destinationInput>;

export const destinationEdit = z.object({
  name: label,
  publicKey: key,
  /** Empty keeps the stored secret. */
  secretKey: z.string().trim().max(500, "A key has at most 500 characters.").optional(),
  requestsPerMinute: callsPerMinute.optional(),
  saveUntested: z.boolean().default(false),
});
export type DestinationEdit = z.infer<typeof destinationEdit>;

export const destinationTest = connectionTest.extend({
  mode: destinationMode,
  customers: z.number().nullable(),
  /** unreachable: nobody answered, so the keys may be right. refused: somebody did, and it was not a yes. */
  failure: z.enum(["unreachable", "refused"]).nullable(),
});
export type DestinationTestView = z.infer<typeof destinationTest>;

export const destinationView = z.object({
  id,
  resourceId: z.string(),
  name: z.string(),
  type: destinationType,
  publicKey: z.string(),
  mode: destinationMode,
  requestsPerMinute: z.number().nullable(),
  createdAt: instant,
  createdBy: z.string(),
  lastTestedAt: instant.nullable(),
  lastTest: connectionTest.nullable(),
  keysRefusedAt: instant.nullable(),
  syncs: z.array(nameOfSync),
});
export type DestinationView = z.infer<typeof destinationView>;
export const destinationList = z.object({ destinations: z.array(destinationView) });

/** What saving found out, for the third step of the dialog. Without a destination nothing was saved. */
export const destinationSaved = z.object({
  destination: destinationView.nullable(),
  /** Null where nothing had to be tested: only the name or the pace changed. */
  test: destinationTest.nullable(),
  /** The destination had been deleted before and is back, with everything it was ever sent. */
  revived: z.boolean(),
});
export type DestinationSaved = z.infer<typeof destinationSaved>;

export const destinationTested = z.object({ destination: destinationView, test: destinationTest });

export const partner = z.object({ key: z.string(), name: z.string() });
export type PartnerView = z.infer<typeof partner>;
export const partnerList = z.object({ partners: z.array(partner) });

export const customProperty = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  readOnly: z.boolean(),
});
export type CustomPropertyView = z.infer<typeof customProperty>;
export const customPropertyList = z.object({ properties: z.array(customProperty) });
