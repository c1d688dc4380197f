import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { applyChange } from "./apply-change";
import { isAccountName } from "./keys";
import { type AccountState, type Change, emptyState } from "./state";
import { changesOf } from "./state-changes";
import type { Flushable, Turn } from "./turn";

const EXTENSION = ".ndjson";
const READ_BYTES = 1 << 20;
const NEW_LINE = 10;
/** Tests may be fed with real customers: only their owner reads the files. */
const PRIVATE = 0o600;

/** Keeps the changes of one account, one JSON line each; they are written when the turn ends, before its answers. */
export type Journal = Flushable & { append(change: Change): void; close(): void };

/** For accounts that live in memory only. */
export const NO_JOURNAL: Journal = {
  append: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};

function writeWhole(file: number, text: string): number {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
  return bytes.length;
}

/** Every whole line of a file with the offset of its end; what follows the last line break was torn by a crash. */
function* wholeLines(file: number): Generator<{ line: string; end: number }> {
  const block = Buffer.allocUnsafe(READ_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  for (;;) {
    const length = readSync(file, block, 0, READ_BYTES, null);
    if (length === 0) return;
    const bytes = Buffer.concat([rest, block.subarray(0, length)]);
    let start = 0;
    for (;;) {
      const stop = bytes.indexOf(NEW_LINE, start);
      if (stop === -1) break;
      end += stop + 1 - start;
      yield { line: bytes.toString("utf8", start, stop), end };
      start = stop + 1;
    }
    rest = bytes.subarray(start);
  }
}

function replay(path: string, state: AccountState): { lines: number; bytes: number } {
  const file = openSync(path, "r");
  let lines = 0;
  let bytes = 0;
  try {
    for (const { line, end } of wholeLines(file)) {
      lines += 1;
      bytes = end;
      applyChange(state, JSON.parse(line) as Change);
    }
  } catch (cause) {
    const advice = "Move the file away to begin with an empty account.";
    throw new Error(`Line ${lines} of the sandbox journal ${path} cannot be read. ${advice}`, { cause });
  } finally {
    closeSync(file);
  }
  return { lines, bytes };
}

/** Rewrites a journal as the changes that lead to its state; the old file stays until the new one is whole. */
function compact(path: string, state: AccountState): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, "w", PRIVATE);
  let text = "";
  for (const change of changesOf(state)) {
    text += `${JSON.stringify(change)}\n`;
    if (text.length > READ_BYTES) {
      writeWhole(file, text);
      text = "";
    }
  }
  writeWhole(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
}

function liveRecords(state: AccountState): number {
  return (
    state.customerTimeline.size +
    state.transactionTimeline.size +
    state.actions.length +
    state.test.deletedTransactionKeys.size +
    state.production.deletedTransactionKeys.size
  );
}

function appendTo(path: string, turn: Turn): Journal {
  const file = openSync(path, "a", PRIVATE);
  let size = fstatSync(file).size;
  let lines = "";
  function flush(): void {
    if (lines === "") return;
    try {
      size += writeWhole(file, lines);
      lines = "";
    } catch (error) {
      // Half a line from a full disk would spoil the next one.
      ftruncateSync(file, size);
      throw error;
    }
  }
  const journal: Journal = {
    append(change) {
      lines += `${JSON.stringify(change)}\n`;
      turn.keep(journal);
    },
    flush,
    close() {
      flush();
      closeSync(file);
    },
  };
  return journal;
}

/**
 * Reads an account back from its journal and opens the journal for more. A torn last line is cut off; a journal with
 * `spareLines` more lines than it needs is compacted first.
 */
export function openJournal(
  directory: string,
  account: string,
  turn: Turn,
  spareLines = 20_000,
): { state: AccountState; journal: Journal } {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, account + EXTENSION);
  const state = emptyState(account);
  if (existsSync(path)) {
    const { lines, bytes } = replay(path, state);
    if (lines > liveRecords(state) + spareLines) {
      compact(path, state);
    } else {
      const file = openSync(path, "r+");
      ftruncateSync(file, bytes);
      closeSync(file);
    }
  }
  return { state, journal: appendTo(path, turn) };
}

/** The accounts that have a journal in a directory. */
export function journaledAccounts(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .filter(isAccountName);
}
