import type { Evidence } from "./evidence";
import type { Customer, Payment } from "./history";
import { judgeBooks } from "./judge-books";
import { judgePartnerStack } from "./judge-partnerstack";

/** One promise that was broken. */
export interface Violation {
  /** What is wrong, for people. */
  sentence: string;
  /** The identifier that it is about, where it is about one. */
  key?: string;
}

/** Everything that is wrong at the end; nothing, when every promise was kept. */
export function judge(
  source: { customers: Customer[]; payments: Payment[] },
  evidence: Evidence,
): Violation[] {
  return [
    ...evidence.crashes.map((sentence) => ({ sentence })),
    ...judgePartnerStack(source, evidence),
    ...judgeBooks(source, evidence),
  ];
}
