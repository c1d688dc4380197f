import { expect, it } from "vitest";
import { issue } from "@/lib/core/issue";
import type { PlannedRecord } from "@/lib/core/ports";
import { invalidRecord } from "./plan-row";
import { PlanWriter } from "./plan-writer";

const line = (key: number): PlannedRecord =>
  invalidRecord(String(key), {}, issue("key_missing", "It has no key."));
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => line(from + at));

/** Books that keep what they are given when `end` is called, one statement after the other. */
function slowBooks() {
  const groups: string[][] = [];
  const open: { end: () => void; fail: (error: Error) => void }[] = [];
  const writePlan = (records: PlannedRecord[]) =>
    new Promise<void>((resolve, reject) => {
      const end = () => {
        groups.push(records.map(({ externalKey }) => externalKey));
        resolve();
      };
      open.push({ end, fail: reject });
    });
  return { groups, open, writePlan };
}

it("gathers few lines over many batches, and writes every line once and in order", async () => {
  const books = slowBooks();
  const writer = new PlanWriter(books);
  for (let batch = 0; batch < 40; batch++) await writer.add(lines(batch * 3, batch * 3 + 3));
  expect(books.open).toHaveLength(0);
  const written = writer.written();
  await expect.poll(() => books.open.length).toBe(1);
  books.open[0]?.end();
  await written;
  expect(books.groups).toEqual([lines(0, 120).map(({ externalKey }) => externalKey)]);
});

it("takes the next lines while a group is written, and writes no two at once", async () => {
  const books = slowBooks();
  const writer = new PlanWriter(books);
  await writer.add(lines(0, 600));
  const next = writer.add(lines(600, 1_200));
  expect(books.open).toHaveLength(1);
  books.open[0]?.end();
  await next;
  expect(books.open).toHaveLength(2);
  books.open[1]?.end();
  await writer.written();
  expect(books.groups.flat()).toHaveLength(1_200);
});

it("tells what went wrong with a group to whoever comes next", async () => {
  const books = slowBooks();
  const writer = new PlanWriter(books);
  await writer.add(lines(0, 600));
  books.open[0]?.fail(new Error("The lease is lost."));
  await expect(writer.written()).rejects.toThrow("The lease is lost.");
});

it("abandoned, writes nothing more and has waited for what was being written", async () => {
  const books = slowBooks();
  const writer = new PlanWriter(books);
  await writer.add(lines(0, 600));
  await writer.add(lines(600, 610));
  const abandoned = writer.abandon();
  books.open[0]?.end();
  await abandoned;
  await writer.written();
  expect(books.groups.map((group) => group.length)).toEqual([600]);
});
