import { z } from "zod";
import { type FaultName, type Faults, faultsSchema } from "./fault-rules";
import { isObject } from "./validate";

const DAY_MS = 86_400_000;

/**
 * Every behaviour of PartnerStack that nobody could establish, and every knob for tests, with the default that the
 * sandbox assumes (partnerstack-api.md, section 7; the row is named at the end of each sentence).
 */
export const switchesSchema = z.strictObject({
  duplicateCustomerKey: z
    .enum(["409", "400", "200-existing"])
    .default("409")
    .describe("What POST /customers answers for a customer_key that exists (row 17)."),
  duplicateEmail: z
    .enum(["409", "400", "200-created"])
    .default("409")
    .describe("What POST or PATCH answers for the email of another customer (row 18)."),
  takenCustomerKey: z
    .enum(["409", "400"])
    .default("409")
    .describe("What PATCH answers for the customer_key of another customer (row 25)."),
  missingCustomerKey: z
    .enum(["200-created", "400"])
    .default("200-created")
    .describe("What POST /customers answers without a customer_key (row 12)."),
  unknownProperty: z
    .enum(["ignore", "400"])
    .default("ignore")
    .describe("What happens to a body with a property that the API does not know (row 19)."),
  unknownMeta: z
    .enum(["drop", "400"])
    .default("drop")
    .describe("What happens to a name in `meta` that is no customer property (row 20)."),
  getByEmail: z
    .enum(["404", "200"])
    .default("404")
    .describe("What /customers/{email} answers where a customer has that email (row 9)."),
  unknownPartner: z
    .enum(["400", "404"])
    .default("400")
    .describe("What POST /customers answers for a partner_key that does not exist (row 15)."),
  patchMeta: z
    .enum(["merge", "replace"])
    .default("merge")
    .describe("Whether PATCH keeps the properties that `meta` does not name or clears them (row 23)."),
  patchPartnerKey: z
    .enum(["ignore", "400"])
    .default("ignore")
    .describe("What happens to a partner_key in PATCH, which cannot move a customer either way (row 24)."),
  duplicateTransactionKey: z
    .enum(["409", "400", "200-existing", "200-duplicate-row"])
    .default("409")
    .describe("What POST /transactions answers for a key that exists (row 35)."),
  deletedTransactionKey: z
    .enum(["200-created", "409"])
    .default("200-created")
    .describe("What POST /transactions answers for the key of a deleted transaction (row 40)."),
  transactionCustomerNotFound: z
    .enum(["404", "400"])
    .default("404")
    .describe("What POST /transactions answers where the customer does not exist (row 29)."),
  unknownCurrency: z
    .enum(["400", "accept"])
    .default("400")
    .describe("What happens to three letters that are no ISO 4217 currency (row 33)."),
  unknownCursor: z
    .enum(["400", "404"])
    .default("400")
    .describe("What a list answers for starting_after or ending_before of no known record (row 6)."),
  createdBounds: z
    .enum(["inclusive", "exclusive"])
    .default("inclusive")
    .describe("Whether min_created and max_created include the bound itself (row 38)."),
  methodNotAllowed: z
    .enum(["405", "404"])
    .default("405")
    .describe("What a known path answers for a method that it does not have (rows 3 and 39)."),
  validationStatus: z
    .enum(["400", "422"])
    .default("400")
    .describe("The status of a body or query that breaks a rule (rows 12 to 14, 28, 31 to 36)."),
  createdStatus: z
    .enum(["200", "201"])
    .default("200")
    .describe("The status of an accepted POST (rows 11 and 27)."),
  rateLimitPerMinute: z
    .int()
    .min(1)
    .nullable()
    .default(4_000)
    .describe("Calls allowed in a minute, both key pairs together; null for no limit (row 2)."),
  rateLimitWindowMs: z
    .int()
    .min(100)
    .max(60_000)
    .default(60_000)
    .describe(
      "The window that the limit is counted in: 1000 turns 6,000 a minute into 100 in each second (row 2).",
    ),
  retryAfter: z
    .enum(["off", "seconds", "date"])
    .default("off")
    .describe("The Retry-After header of a 429: none, seconds or an HTTP date (row 2)."),
  latencyMs: z
    .int()
    .min(0)
    .max(600_000)
    .default(0)
    .describe("How long each call waits before it is worked on and answered."),
  delayedVisibilityMs: z
    .int()
    .min(0)
    .max(DAY_MS)
    .default(0)
    .describe("How long a new record cannot be read by GET or in a list; writes see it at once (row 42)."),
  listLagMs: z
    .int()
    .min(0)
    .max(DAY_MS)
    .default(0)
    .describe("How long a new record is missing from lists, while GET reads it (row 42)."),
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .default(1)
    .describe(
      "Where the dice of the faults begin; each change of a switch and each reset rolls them from there again.",
    ),
  faults: faultsSchema
    .prefault({})
    .describe("Accidents by name, each null (off) or with a probability, times, method and path (row 42)."),
});

export type Switches = z.output<typeof switchesSchema>;

/** What PATCH /sandbox/switches takes: the switches to change; a fault set to null is off. */
export type SwitchesPatch = z.input<typeof switchesSchema>;

export type SwitchDescription = { name: string; description: string; initial: unknown };

export const DEFAULT_SWITCHES: Switches = switchesSchema.parse({});

/** Every switch but the faults, then every fault, for the sandbox's page and its documentation. */
export const SWITCH_DESCRIPTIONS: SwitchDescription[] = [
  ...Object.entries(switchesSchema.shape)
    .filter(([name]) => name !== "faults")
    .map(([name, schema]) => ({
      name,
      description: schema.description ?? "",
      initial: DEFAULT_SWITCHES[name as keyof Switches],
    })),
  ...Object.entries(faultsSchema.shape).map(([name, schema]) => ({
    name: `faults.${name}`,
    description: schema.description ?? "",
    initial: DEFAULT_SWITCHES.faults[name as keyof Faults],
  })),
];

/** The switches after a patch, or a sentence about the first switch that cannot be set so. */
export function patchedSwitches(current: Switches, patch: unknown): Switches | { error: string } {
  if (!isObject(patch)) return { error: "The body must be an object of switches" };
  const faults = isObject(patch.faults) ? { ...current.faults, ...patch.faults } : undefined;
  const result = switchesSchema.safeParse({ ...current, ...patch, ...(faults && { faults }) });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return { error: `${issue?.path.join(".") || "switches"}: ${issue?.message ?? "not a switch"}` };
}

/** Switches as an older sandbox stored them: what is still a switch is kept, the rest takes its default. */
export function storedSwitches(stored: unknown): Switches {
  const whole = switchesSchema.safeParse(stored);
  if (whole.success) return whole.data;
  let switches = DEFAULT_SWITCHES;
  for (const [name, value] of Object.entries(stored ?? {})) {
    const patched = patchedSwitches(switches, { [name]: value });
    if (!("error" in patched)) switches = patched;
  }
  return switches;
}

/** The switches after a fault struck once: one less to go, and off after the last. */
export function struckSwitches(switches: Switches, name: FaultName): Switches {
  const rule = switches.faults[name];
  if (rule?.times == null) return switches;
  const left = rule.times === 1 ? null : { ...rule, times: rule.times - 1 };
  return { ...switches, faults: { ...switches.faults, [name]: left } };
}
