import { z } from "zod";
import { publishedCallsPerMinute } from "../published-pace";
import { faultsSchema } from "./fault-rules";

const DAY_MS = 86_400_000;

/**
 * Every behaviour of PartnerStack that nobody could establish, and every knob for tests, with the default that the
 * sandbox assumes (partnerstack-api.md, section 7; `rows` are its rows).
 */
export const switchesSchema = z.strictObject({
  duplicateCustomerKey: z
    .enum(["409", "400", "200-existing"])
    .default("409")
    .meta({ description: "What POST /customers answers for a customer_key that exists.", rows: "17" }),
  duplicateEmail: z
    .enum(["409", "400", "200-created"])
    .default("409")
    .meta({ description: "What POST or PATCH answers for the email of another customer.", rows: "18" }),
  takenCustomerKey: z
    .enum(["409", "400"])
    .default("409")
    .meta({ description: "What PATCH answers for the customer_key of another customer.", rows: "25" }),
  missingCustomerKey: z
    .enum(["200-created", "400"])
    .default("200-created")
    .meta({ description: "What POST /customers answers without a customer_key.", rows: "12" }),
  unknownProperty: z
    .enum(["ignore", "400"])
    .default("ignore")
    .meta({ description: "What happens to a body with a property that the API does not know.", rows: "19" }),
  unknownMeta: z
    .enum(["drop", "400"])
    .default("drop")
    .meta({ description: "What happens to a name in `meta` that is no customer property.", rows: "20" }),
  getByEmail: z
    .enum(["404", "200"])
    .default("404")
    .meta({ description: "What /customers/{email} answers where a customer has that email.", rows: "9" }),
  unknownPartner: z
    .enum(["400", "404"])
    .default("400")
    .meta({ description: "What POST /customers answers for a partner_key that does not exist.", rows: "15" }),
  patchMeta: z.enum(["merge", "replace"]).default("merge").meta({
    description: "Whether PATCH keeps the properties that `meta` does not name or clears them.",
    rows: "23",
  }),
  patchPartnerKey: z.enum(["ignore", "400"]).default("ignore").meta({
    description: "What happens to a partner_key in PATCH, which cannot move a customer either way.",
    rows: "24",
  }),
  duplicateTransactionKey: z
    .enum(["409", "400", "200-existing", "200-duplicate-row"])
    .default("409")
    .meta({ description: "What POST /transactions answers for a key that exists.", rows: "35" }),
  deletedTransactionKey: z.enum(["200-created", "409"]).default("200-created").meta({
    description: "What POST /transactions answers for the key of a deleted transaction.",
    rows: "40",
  }),
  transactionCustomerNotFound: z
    .enum(["404", "400"])
    .default("404")
    .meta({ description: "What POST /transactions answers where the customer does not exist.", rows: "29" }),
  unknownCurrency: z
    .enum(["400", "accept"])
    .default("400")
    .meta({ description: "What happens to three letters that are no ISO 4217 currency.", rows: "33" }),
  unknownCursor: z.enum(["400", "404"]).default("400").meta({
    description: "What a list answers for starting_after or ending_before of no known record.",
    rows: "6",
  }),
  createdBounds: z
    .enum(["inclusive", "exclusive"])
    .default("inclusive")
    .meta({ description: "Whether min_created and max_created include the bound itself.", rows: "38" }),
  methodNotAllowed: z
    .enum(["405", "404"])
    .default("405")
    .meta({ description: "What a known path answers for a method that it does not have.", rows: "3 and 39" }),
  validationStatus: z.enum(["400", "422"]).default("400").meta({
    description: "The status of a body or query that breaks a rule.",
    rows: "12 to 14, 28, 31 to 36",
  }),
  createdStatus: z
    .enum(["200", "201"])
    .default("200")
    .meta({ description: "The status of an accepted POST.", rows: "11 and 27" }),
  rateLimitPerMinute: z.int().min(1).nullable().default(publishedCallsPerMinute).meta({
    description: "Calls allowed in a minute, both key pairs together; null for no limit.",
    rows: "2",
  }),
  rateLimitWindowMs: z.int().min(100).max(60_000).default(60_000).meta({
    description:
      "The window that the limit is counted in: 1000 turns 6,000 a minute into 100 in each second.",
    rows: "2",
  }),
  retryAfter: z
    .enum(["off", "seconds", "date"])
    .default("off")
    .meta({ description: "The Retry-After header of a 429: none, seconds or an HTTP date.", rows: "2" }),
  latencyMs: z
    .int()
    .min(0)
    .max(600_000)
    .default(0)
    .meta({ description: "How long each call waits before it is worked on and answered.", rows: "42" }),
  delayedVisibilityMs: z.int().min(0).max(DAY_MS).default(0).meta({
    description: "How long a new record cannot be read by GET or in a list; writes see it at once.",
    rows: "42",
  }),
  listLagMs: z
    .int()
    .min(0)
    .max(DAY_MS)
    .default(0)
    .meta({ description: "How long a new record is missing from lists, while GET reads it.", rows: "42" }),
  seed: z.int().min(0).max(0xffffffff).default(1).meta({
    description:
      "Where the dice of the faults begin; each change of a switch and each reset rolls them from there again.",
    rows: "42",
  }),
  faults: faultsSchema.prefault({}).meta({
    description: "Accidents by name, each null (off) or with a probability, times, method and path.",
    rows: "42",
  }),
});

export type Switches = z.output<typeof switchesSchema>;

/** What PATCH /sandbox/switches takes: the switches to change; a fault set to null is off. */
export type SwitchesPatch = z.input<typeof switchesSchema>;

export const DEFAULT_SWITCHES: Switches = switchesSchema.parse({});
