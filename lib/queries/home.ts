import type { ConnectedSync, HomeQuery, HomeView } from "@/lib/contracts/home";
import type { RunView } from "@/lib/contracts/runs";
import { moneyText } from "@/lib/core/money";
import type { ObjectName } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import {
  destinationsForOverview,
  moneySince,
  outcomesByDay,
  sourcesForOverview,
  syncsForOverview,
  uncertainBySync,
  whatExists,
} from "@/lib/store/overview";
import { dueAndNotBegun } from "@/lib/store/triggers";
import { keysRefused, noWorker, overdue, runAttention, sourceFailed, uncertainAttention } from "./attention";
import { health } from "./health";
import { lastRuns } from "./runs";

const dayMs = 86_400_000;

/** Everything on Home: what needs somebody first, then the days asked for with their outcomes, then the connections. */
export async function home({ object, days }: HomeQuery, now = new Date()): Promise<HomeView> {
  const from = new Date(Math.floor(now.getTime() / dayMs) * dayMs - (days - 1) * dayMs);
  const [setUp, syncs, sources, destinations, outcomes, money, state] = await Promise.all([
    whatExists(),
    syncsForOverview(),
    sourcesForOverview(),
    destinationsForOverview(),
    outcomesByDay(from, object),
    // Customers cost nobody anything.
    object === "customer" ? [] : moneySince(from),
    health(),
  ]);
  const ids = syncs.map(({ id }) => id);
  // A retry looks at a few keys: it must not hide what the run before it left for the others.
  const [runs, uncertain, late] = await Promise.all([
    lastRuns(ids, { retries: false, dryRuns: false }),
    uncertainBySync(ids),
    dueAndNotBegun(now),
  ]);
  return {
    setUp,
    attention: [
      ...(state.workers === 0 ? [noWorker(state.reason ?? "")] : []),
      ...destinations.flatMap(keysRefused),
      ...late.flatMap((sync) => overdue(sync, now)),
      ...sources.flatMap(sourceFailed),
      ...syncs.flatMap(({ id, label }) => [
        ...uncertainAttention(label, uncertain.get(id)),
        ...runAttention(label, runs.get(id)),
      ]),
    ],
    days: everyDay(from, days, outcomes),
    money: money.map(({ currency, minor }) => ({
      currency,
      minor: Number(minor),
      shown: moneyText(minor, currency),
    })),
    connections: destinations.map(({ id, name, mode, type }) => ({
      ...{ id, name, mode, type },
      syncs: syncs
        .filter(({ destinationId }) => destinationId === id)
        .map((sync) => connectedSync(sync, runs.get(sync.id))),
    })),
  };
}

function connectedSync(
  { id, label, object, enabled }: { id: number; label: string; object: string; enabled: boolean },
  run: RunView | undefined,
): ConnectedSync {
  return {
    ...{ id, label, enabled },
    objectLabel: destinationObject(object as ObjectName).label,
    lastRun: run
      ? {
          id: run.id,
          status: run.status,
          statusLabel: run.statusLabel,
          cancelRequested: run.cancelRequested,
          at: run.finishedAt ?? run.startedAt ?? run.queuedAt,
          success: run.counts.success,
        }
      : null,
  };
}

function everyDay(from: Date, days: number, outcomes: HomeView["days"]): HomeView["days"] {
  const byDay = new Map(outcomes.map((outcome) => [outcome.day, outcome]));
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(from.getTime() + at * dayMs).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, success: 0, rejected: 0, invalid: 0 };
  });
}
