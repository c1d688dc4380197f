import type { AttentionView, HomeView } from "@/lib/contracts/home";
import type { RunView } from "@/lib/contracts/runs";
import { moneyText } from "@/lib/core/money";
import {
  destinationsForOverview,
  moneySince,
  outcomesByDay,
  syncsForOverview,
  type UncertainRow,
  uncertainBySync,
  whatExists,
} from "@/lib/store/overview";
import { health } from "./health";
import { lastRuns } from "./runs";

const days = 30;
const dayMs = 86_400_000;

/** Everything on Home: what needs somebody first, then thirty days of outcomes, then the connections. */
export async function home(now = new Date()): Promise<HomeView> {
  const from = new Date(Math.floor(now.getTime() / dayMs) * dayMs - (days - 1) * dayMs);
  const [setUp, syncs, destinations, outcomes, money, state] = await Promise.all([
    whatExists(),
    syncsForOverview(),
    destinationsForOverview(),
    outcomesByDay(from),
    moneySince(from),
    health(),
  ]);
  const ids = syncs.map(({ id }) => id);
  // A retry looks at a few keys: it must not hide what the run before it left for the others.
  const [runs, uncertain] = await Promise.all([
    lastRuns(ids, { retries: false, dryRuns: false }),
    uncertainBySync(ids),
  ]);
  return {
    setUp,
    attention: [
      ...(state.workers === 0 ? [noWorker(state.reason ?? "")] : []),
      ...destinations.flatMap((destination) => (destination.keysRefusedAt ? [keysRefused(destination)] : [])),
      ...syncs.flatMap(({ id, label }) => [
        ...uncertainAttention(label, uncertain.get(id)),
        ...runAttention(label, runs.get(id)),
      ]),
    ],
    days: everyDay(from, outcomes),
    money: money.map(({ currency, minor }) => ({
      currency,
      minor: Number(minor),
      shown: moneyText(minor, currency),
    })),
    connections: destinations.map((destination) => {
      const own = syncs.filter((sync) => sync.destinationId === destination.id);
      const ended = own.flatMap((sync) => runs.get(sync.id)?.finishedAt ?? []);
      return { ...destination, syncs: own.length, lastRunAt: ended.sort().at(-1) ?? null };
    }),
  };
}

function noWorker(detail: string): AttentionView {
  return {
    kind: "no_worker",
    title: "No worker is alive",
    detail,
    since: null,
    href: "/settings",
    action: "See settings",
  };
}

function keysRefused({ name, keysRefusedAt }: { name: string; keysRefusedAt: Date | null }): AttentionView {
  return {
    kind: "keys_refused",
    title: `${name} refuses its keys`,
    detail: "Nothing is sent to it until the keys are corrected. What was not sent stays due.",
    since: keysRefusedAt?.toISOString() ?? null,
    href: "/destinations",
    action: "Correct the keys",
  };
}

/** It stays until a person has decided, however many runs came after. */
function uncertainAttention(label: string, uncertain: UncertainRow | undefined): AttentionView[] {
  if (!uncertain) return [];
  const { runId, finishedAt, count } = uncertain;
  return [
    {
      kind: "records_uncertain",
      title: `${label}: ${counted(count, "record")} uncertain`,
      detail: "Nobody can prove whether they arrived. Look at the evidence and decide.",
      since: finishedAt?.toISOString() ?? null,
      href: `/runs/${runId}?status=uncertain`,
      action: "Decide",
    },
  ];
}

/** What the newest run of a sync leaves for a person to do. */
function runAttention(label: string, run: RunView | undefined): AttentionView[] {
  if (!run) return [];
  const since = run.finishedAt;
  const line = (kind: AttentionView["kind"], title: string, detail: string, query = ""): AttentionView => ({
    kind,
    title,
    detail,
    since,
    href: `/runs/${run.id}${query}`,
    action: "Look at the run",
  });
  const { rejected, invalid } = run.counts;
  return [
    ...(run.held
      ? [
          {
            ...line("run_held", `${label} is held`, run.reasons[0]?.message ?? ""),
            since: run.held.since,
            action: "Look and release",
          },
        ]
      : []),
    ...(run.status === "failed" ? [line("run_failed", `${label} failed`, run.failure?.message ?? "")] : []),
    ...(rejected > 0
      ? [
          line(
            "records_rejected",
            `${label}: ${counted(rejected, "record")} rejected`,
            "PartnerStack refused them. They are tried again on the next run.",
            "?status=rejected",
          ),
        ]
      : []),
    ...(invalid > 0
      ? [
          line(
            "records_invalid",
            `${label}: ${counted(invalid, "record")} invalid`,
            "They were stopped before sending. Correct them in the source.",
            "?status=invalid",
          ),
        ]
      : []),
  ];
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

function everyDay(from: Date, outcomes: HomeView["days"]): HomeView["days"] {
  const byDay = new Map(outcomes.map((outcome) => [outcome.day, outcome]));
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(from.getTime() + at * dayMs).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, success: 0, rejected: 0, invalid: 0 };
  });
}
