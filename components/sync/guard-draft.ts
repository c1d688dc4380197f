import { defaultGuards, type GuardRule, type GuardSettings, guardRules } from "@/lib/core/guards/settings";

/** A rule as it is edited: switched on or off, with its figure as it is typed. */
export interface RuleDraft {
  on: boolean;
  figure: string;
}
export type GuardDraft = Record<GuardRule, RuleDraft>;

/** A figure that is off is kept ready with its default, so that switching it on proposes something. */
const proposals: GuardSettings = { ...defaultGuards.transaction, records: 10_000 };

export function draftOf(guards: GuardSettings): GuardDraft {
  const rules = guardRules.map((rule): [GuardRule, RuleDraft] => {
    const value = guards[rule];
    const figure = typeof value === "number" ? value : proposals[rule];
    return [
      rule,
      { on: value !== null && value !== false, figure: typeof figure === "number" ? String(figure) : "" },
    ];
  });
  return Object.fromEntries(rules) as GuardDraft;
}

/** What is saved. A figure that is no number becomes NaN, which the server refuses at its place. */
export function guardsFrom(draft: GuardDraft): Record<GuardRule, number | boolean | null> {
  const rules = guardRules.map((rule): [GuardRule, number | boolean | null] => {
    const { on, figure } = draft[rule];
    if (isSwitch(rule)) return [rule, on];
    return [rule, on ? readFigure(figure) : null];
  });
  return Object.fromEntries(rules) as Record<GuardRule, number | boolean | null>;
}

export function isSwitch(rule: GuardRule): boolean {
  return typeof defaultGuards.transaction[rule] === "boolean";
}

/** "10,000" is typed as it is read elsewhere. */
function readFigure(text: string): number {
  const digits = text.replaceAll(/[,\s]/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
}
