import type { Options } from "./options";
import type { TortureResult } from "./torture";

export interface Report {
  seed: number;
  /** Seconds of the same load undisturbed; null where it was not asked for. */
  undisturbedSeconds: number | null;
  /** How many times as long the load took while it was disturbed. */
  timesAsLong: number | null;
  result: TortureResult;
}

/** The figures, and a clear account of everything that is wrong, as lines for a terminal. */
export function reportLines({ undisturbedSeconds, timesAsLong, result }: Report, options: Options): string[] {
  const { toll, mishaps, faults, calls, seconds, violations, accounts } = result;
  const struck = Object.entries(faults).map(([name, count]) => `${name} ${count}`);
  return [
    `${options.transactions} transactions and ${options.customers} customers in ${options.waves} waves, seed ${options.seed}`,
    `Time: ${seconds.toFixed(1)} s` +
      (undisturbedSeconds === null
        ? ""
        : `, undisturbed ${undisturbedSeconds.toFixed(1)} s: ${timesAsLong?.toFixed(2)} times as long (goal: at most 2)`),
    `Kills: ${toll.kills} of ${options.kills}; workers started: ${result.workersStarted}; runs asked for: ${result.runsAsked}, canceled: ${toll.cancels}`,
    `Workers that stood still: ${toll.freezes}; races for runs: ${toll.races}; restarts of PostgreSQL: ${toll.restarts}`,
    `Network: ${mishaps.resets} resets, ${mishaps.lostAnswers} lost answers, ${mishaps.gaveUp} given up on, ${mishaps.cuts} cuts, ${mishaps.blackholes} black holes`,
    `Faults of PartnerStack: ${struck.join(", ") || "none"}; storms of 429: ${toll.storms}; changes of weather: ${toll.weathers}`,
    `Calls: ${calls.total}, of them ${calls.lists} lists; answered 429: ${calls.tooMany} (${((100 * calls.tooMany) / Math.max(1, calls.total)).toFixed(1)} %)`,
    ...(violations === 0
      ? [
          "Every transaction arrived exactly once, every customer is as the source has it, and the books say so.",
        ]
      : [
          `${violations} promises were broken. Try the seed again: npm run torture -- --seed ${options.seed}`,
          ...accounts.flatMap(({ sentence, partnerStack, ours, calls: made }) => [
            `- ${sentence}`,
            ...partnerStack.map((line) => `    PartnerStack has ${line}`),
            ...ours.map((line) => `    We have ${line}`),
            ...made.map((line) => `    Call ${line}`),
          ]),
          ...(violations > accounts.length ? [`- and ${violations - accounts.length} more`] : []),
        ]),
  ];
}
