import { z } from "zod";
import { json } from "./common";

/** What stands in the address of a list of the sandbox. */
export const sandboxQuery = z.object({
  find: z.string().trim().min(1).max(255).optional().catch(undefined),
  offset: z.coerce.number().int().min(0).max(10_000_000).optional().catch(undefined),
  /** The key of the record that is open. */
  record: z.string().max(255).optional().catch(undefined),
});
export type SandboxQuery = z.infer<typeof sandboxQuery>;

const switchKinds = ["choice", "number", "fault"] as const;

/** One switch of the sandbox, as its page shows it. */
export const sandboxSwitch = z.object({
  /** As the sandbox calls it: "latencyMs", "faults.html502". */
  name: z.string(),
  label: z.string(),
  description: z.string(),
  kind: z.enum(switchKinds),
  choices: z.array(z.string()),
  value: json,
  initial: json,
});
export type SandboxSwitch = z.infer<typeof sandboxSwitch>;

export const sandboxSwitches = z.object({ switches: z.array(sandboxSwitch) });

/** Switches by name, and what each is set to; a fault is off with null. */
export const sandboxPatch = z.object({ values: z.record(z.string().max(60), json) });

/** What stands in the address of the calls of the sandbox. */
export const sandboxCallQuery = z.object({
  /** How many are shown. */
  limit: z.coerce.number().int().min(1).max(1_000).catch(50),
  /** The place of the call that is open, counted from the newest. */
  call: z.coerce.number().int().min(0).max(1_000).optional().catch(undefined),
});
export type SandboxCallQuery = z.infer<typeof sandboxCallQuery>;

/** One call as the other side saw it. */
export interface SandboxCall {
  at: string;
  method: string;
  /** Below /api/v2, with its query. */
  path: string;
  /** Null where no answer was given: not yet, or never. */
  status: number | null;
  /** The fault that struck, if one did. */
  fault: string | null;
  received: unknown;
  answered: unknown;
}

/** One record of the sandbox: what a list shows, and everything that PartnerStack would show. */
export interface SandboxRecord {
  key: string;
  /** Your id of a customer, or the customer of a transaction. */
  customer: string;
  email: string;
  amount: string | null;
  partner: string | null;
  mode: "test" | "production";
  createdAt: string;
  json: unknown;
}

export interface SandboxPage {
  records: SandboxRecord[];
  /** All records of the account, whatever is looked for. */
  total: number;
  /** There are more behind this page. */
  more: boolean;
  /** Sums of all transactions, ready to read: "USD 3,180.00". */
  sums: string[];
}
