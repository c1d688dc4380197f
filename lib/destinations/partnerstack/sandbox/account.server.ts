import { applyChange } from "./apply-change";
import type { Call } from "./call";
import { CallLog } from "./calls";
import { activeFaults, dice, type Fault } from "./faults";
import { type Journal, NO_JOURNAL, openJournal } from "./journal.server";
import type { RateWindow } from "./rate-limit";
import type { Reply } from "./reply";
import { decide, type RouteMatch } from "./routes";
import { type AccountState, type Change, emptyState } from "./state";
import type { Turn } from "./turn";

/** An account that is open: its durable state and journal, and what it remembers only while it runs. */
export type Account = {
  state: AccountState;
  journal: Journal;
  calls: CallLog;
  rate: RateWindow;
  faults: Fault[];
  roll: () => number;
  /** Counts the resets, so that work put off before a reset is not done after it. */
  resets: number;
};

/** Opens an account from its journal in `directory`; undefined keeps it in memory only. */
export function openAccount(name: string, directory: string | undefined, turn: Turn): Account {
  const { state, journal } =
    directory === undefined
      ? { state: emptyState(name), journal: NO_JOURNAL }
      : openJournal(directory, name, turn);
  return {
    state,
    journal,
    calls: new CallLog(),
    rate: { number: 0, calls: 0 },
    faults: activeFaults(state.switches.faults),
    roll: dice(state.switches.seed),
    resets: 0,
  };
}

/** Makes a change true and has it kept before the turn answers, so that an answer never promises too much. */
export function commit(account: Account, change: Change): void {
  const { state } = account;
  const { switches } = state;
  account.journal.append(change);
  applyChange(state, change);
  if (change.kind === "reset") {
    account.calls.clear();
    account.rate = { number: 0, calls: 0 };
    account.resets += 1;
  }
  if (state.switches !== switches) account.faults = activeFaults(state.switches.faults);
  if (change.kind === "switches" || change.kind === "reset") account.roll = dice(state.switches.seed);
}

/** Does what a call asks for and tells the answer. */
export function work(
  account: Account,
  match: RouteMatch,
  call: Omit<Call, "state" | "key" | "body">,
  text: string,
): Reply {
  const decision = decide(match, { ...call, state: account.state }, text);
  if (decision.change) commit(account, decision.change);
  return decision.reply;
}
