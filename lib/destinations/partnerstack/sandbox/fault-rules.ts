import { z } from "zod";

const when = {
  /** The share of matching calls that it strikes, 0 to 1. */
  probability: z.number().min(0).max(1).default(1),
  /** How often it strikes before it switches itself off; null for ever. */
  times: z.int().min(1).nullable().default(null),
  /** Only calls with this method. */
  method: z.enum(["GET", "POST", "PATCH", "DELETE"]).nullable().default(null),
  /** Only calls whose path below /api/v2 begins so, such as `/transactions`. */
  path: z.string().startsWith("/").nullable().default(null),
};

const plain = z.strictObject(when);
const off = null;

/** Faults are tried in this order, and the first that strikes is the only one. */
export const faultsSchema = z.strictObject({
  throttle429: z
    .strictObject({ ...when, retryAfterSeconds: z.int().min(0).default(1) })
    .nullable()
    .default(off)
    .describe("Answers 429 and does nothing."),
  error500BeforeCommit: plain.nullable().default(off).describe("Answers 500 and does nothing."),
  error500AfterCommit: plain.nullable().default(off).describe("Does what was asked, then answers 500."),
  dropBeforeCommit: plain
    .nullable()
    .default(off)
    .describe("Reads the request, then closes the connection and does nothing."),
  dropAfterCommit: plain
    .nullable()
    .default(off)
    .describe("Does what was asked, then closes the connection without an answer."),
  html502: z
    .strictObject({ ...when, commit: z.boolean().default(false) })
    .nullable()
    .default(off)
    .describe("Answers 502 with an HTML page, as a proxy would; `commit` says whether the work was done."),
  okWithoutData: z
    .strictObject({ ...when, commit: z.boolean().default(true) })
    .nullable()
    .default(off)
    .describe("Answers 200 without `data`; `commit` says whether the work was done."),
  lateCommit: z
    .strictObject({ ...when, ms: z.int().min(0).max(600_000).default(1_000) })
    .nullable()
    .default(off)
    .describe("Closes the connection at once and does what was asked `ms` milliseconds later."),
  hang: z
    .strictObject({ ...when, commit: z.boolean().default(false) })
    .nullable()
    .default(off)
    .describe("Never answers, until the client gives up; `commit` says whether the work was done."),
});

export type Faults = z.output<typeof faultsSchema>;

export type FaultName = keyof Faults;

export const FAULT_NAMES = Object.keys(faultsSchema.shape) as FaultName[];
