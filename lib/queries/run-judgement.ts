import type { RunPlanView, RunView } from "@/lib/contracts/runs";
import { guardReasons, hoursToRelease } from "@/lib/core/guards/reason";
import { moneyText } from "@/lib/core/money";
import { objectWords, planInWords, planSummary, recordsToSend } from "@/lib/core/plan-summary";
import { destinationObject } from "@/lib/destinations/catalog";
import type { RunRow } from "@/lib/store/runs";

/** What a run's plan would send, what guard rails say about it, and who let it pass. */
export function judgementOf(row: RunRow): Pick<RunView, "plan" | "reasons" | "held" | "released"> {
  const { heldAt, releasedAt } = row;
  return {
    plan: planOf(row),
    reasons: guardReasons.parse(row.heldReasons),
    held:
      row.status === "held" && heldAt
        ? {
            since: heldAt.toISOString(),
            until: new Date(heldAt.getTime() + hoursToRelease * 3_600_000).toISOString(),
          }
        : null,
    released: releasedAt
      ? { by: row.releasedBy ?? "", at: releasedAt.toISOString(), note: row.releaseNote ?? "" }
      : null,
  };
}

function planOf({ planSummary: stored, plannedAt }: RunRow): RunPlanView | null {
  if (stored === null || plannedAt === null) return null;
  const summary = planSummary.parse(stored);
  const nouns = objectWords(destinationObject(summary.object));
  const shortened = summary.money.length > 1 ? { ...summary, money: [] } : summary;
  return {
    words: planInWords(summary, nouns),
    shortWords: planInWords(shortened, nouns),
    records: recordsToSend(summary),
    operations: summary.operations,
    unchanged: summary.unchanged,
    invalid: summary.invalid,
    money: summary.money.map(({ currency, records, total, largest }) => ({
      currency,
      records,
      total: moneyText(BigInt(total), currency),
      largest: moneyText(BigInt(largest), currency),
    })),
  };
}
