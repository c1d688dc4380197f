import type { Found, PlanQuestion } from "@/lib/core/guards/inspector";
import { type GuardReason, mostExamples } from "@/lib/core/guards/reason";
import {
  fewestPast,
  inTheFuture,
  isAbove,
  isOffScale,
  minorLimit,
  notPositive,
  tooAlike,
  tooLarge,
  tooManyRecords,
  tooMuchChange,
  tooMuchMoney,
  wrongScale,
} from "@/lib/core/guards/rules";
import { rulesOf } from "@/lib/core/guards/rules-of";
import type { GuardRule } from "@/lib/core/guards/settings";
import { objectWords, type PlanSummary, recordsToSend } from "@/lib/core/plan-summary";
import type { RunContext } from "./run-context";

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Why the guard rails hold this plan; empty when nothing does. A plan that sends nothing is never asked. */
export async function judgePlan(context: RunContext, summary: PlanSummary): Promise<GuardReason[]> {
  if (recordsToSend(summary) === 0) return [];
  const reasons: GuardReason[] = [];
  for (const rule of rulesOf[context.object.name]) {
    const found = await ask(rule, context, summary);
    reasons.push(...found.filter((reason) => reason !== undefined));
  }
  return reasons;
}

/** One rule: the summary tells where it cannot trip, so that the plan is only looked through where it may. */
async function ask(
  rule: GuardRule,
  context: RunContext,
  summary: PlanSummary,
): Promise<(GuardReason | undefined)[]> {
  const { guards, books, clock } = context;
  const words = objectWords(context.object);
  const find = (question: PlanQuestion): Promise<Found> => books.find(question, mostExamples);
  switch (rule) {
    case "records":
      return guards.records === null ? [] : [tooManyRecords(guards.records, summary, words)];
    case "sharePercent": {
      if (guards.sharePercent === null || summary.operations.update === 0) return [];
      const updates = await find({ kind: "updates" });
      return [tooMuchChange(guards.sharePercent, updates, await books.heldRecords(), words)];
    }
    case "largestAmount": {
      const limit = guards.largestAmount;
      if (limit === null) return [];
      return each(summary.money, async (money) => {
        const { currency } = money;
        const above = { kind: "above", currency, minor: minorLimit(limit, currency) } as const;
        return isAbove(money.largest, above.minor) ? tooLarge(limit, money, await find(above)) : undefined;
      });
    }
    case "totalAmount": {
      const limit = guards.totalAmount;
      if (limit === null) return [];
      return each(summary.money, async (money) =>
        isAbove(money.total, minorLimit(limit, money.currency))
          ? tooMuchMoney(limit, money, await find(largestOf(money.currency)))
          : undefined,
      );
    }
    case "nonPositive": {
      if (!guards.nonPositive || summary.money.every(({ smallest }) => BigInt(smallest) > 0n)) return [];
      return [notPositive(await find({ kind: "non_positive" }), words)];
    }
    case "futureHours": {
      if (guards.futureHours === null || summary.latest === null) return [];
      const instant = clock.now().getTime() + guards.futureHours * hourMs;
      if (summary.latest <= instant) return [];
      return [inTheFuture(guards.futureHours, await find({ kind: "dated_after", instant }), words)];
    }
    case "scale": {
      if (!guards.scale) return [];
      return each(await books.medians(fewestPast), async (medians) =>
        isOffScale(medians) ? wrongScale(medians, await find(largestOf(medians.currency))) : undefined,
      );
    }
    case "alikeMinutes": {
      if (guards.alikeMinutes === null) return [];
      const withinMs = guards.alikeMinutes * minuteMs;
      return [tooAlike(guards.alikeMinutes, await find({ kind: "alike", withinMs }), words)];
    }
    default:
      return rule satisfies never;
  }
}

function largestOf(currency: string): PlanQuestion {
  return { kind: "above", currency, minor: 0n };
}

/** One after the other: a guard rail must not take more than one connection of the pool. */
async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
