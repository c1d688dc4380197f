/** A planned record that a rule has found, as far as a person needs it to recognise it. */
export interface FoundRecord {
  id: bigint;
  externalKey: string;
  money: { minor: number; currency: string } | null;
  /** Epoch milliseconds. */
  occurredAt: number | null;
  /** The identifier of the one that it looks like. */
  twin: string | null;
}

/** How many planned records a question fits, and the first few of them. */
export interface Found {
  count: number;
  records: FoundRecord[];
}

/** What can be asked of a complete plan. Amounts are minor units. */
export type PlanQuestion =
  | { kind: "updates" }
  /** The largest amounts of a currency that are farther from zero than this. */
  | { kind: "above"; currency: string; minor: bigint }
  | { kind: "non_positive" }
  /** Dated after this instant, epoch milliseconds; the latest first. */
  | { kind: "dated_after"; instant: number }
  /** The same customer, amount and currency within so many milliseconds, in the plan or in the ledger. */
  | { kind: "alike"; withinMs: number };

/** The median of a currency's planned amounts above zero, and of the last accepted ones of the same sync. */
export interface Medians {
  currency: string;
  planned: number;
  past: number;
  /** How many accepted amounts the past median is made of. */
  pastAmounts: number;
}

/**
 * Looks into the stored plan of one run. Every answer is a few rows, whatever the size of the plan: the counting happens
 * where the plan is.
 */
export interface PlanInspector {
  find(question: PlanQuestion, examples: number): Promise<Found>;
  /** Records of this object that the destination is known to hold. */
  heldRecords(): Promise<number>;
  /** One line for each planned currency that has at least `fewest` accepted amounts among the last ones of this sync. */
  medians(fewest: number): Promise<Medians[]>;
}
