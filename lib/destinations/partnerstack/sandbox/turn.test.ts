import { expect, test, vi } from "vitest";
import { Turn } from "./turn";

function answerInto(seen: string[], name: string) {
  return { give: () => seen.push(`${name} given`), withdraw: () => seen.push(`${name} withdrawn`) };
}

test("a journal is written once for a turn, before any of its answers is given", async () => {
  const complaints: string[] = [];
  const turn = new Turn((sentence) => complaints.push(sentence));
  const seen: string[] = [];
  const journal = { flush: () => seen.push("written") };
  turn.answer(answerInto(seen, "read"));
  turn.keep(journal);
  turn.answer(answerInto(seen, "first"));
  turn.keep(journal);
  turn.answer(answerInto(seen, "second"));
  expect(seen).toEqual([]);
  await vi.waitFor(() => expect(seen).toHaveLength(4));
  expect(seen).toEqual(["written", "read given", "first given", "second given"]);
  expect(complaints).toEqual([]);
});

test("answers whose changes could not be written are withdrawn, and the journal is tried again next turn", () => {
  const complaints: string[] = [];
  const turn = new Turn((sentence) => complaints.push(sentence));
  const seen: string[] = [];
  let isFull = true;
  const journal = {
    flush: () => {
      if (isFull) throw new Error("ENOSPC");
      seen.push("written");
    },
  };
  turn.keep(journal);
  turn.answer(answerInto(seen, "first"));
  turn.end();
  expect(seen).toEqual(["first withdrawn"]);
  expect(complaints).toHaveLength(1);
  isFull = false;
  turn.answer(answerInto(seen, "second"));
  turn.end();
  expect(seen).toEqual(["first withdrawn", "written", "second given"]);
});
