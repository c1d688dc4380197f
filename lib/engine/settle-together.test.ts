import { expect, it } from "vitest";
import type { RunBooks, Settlement } from "@/lib/core/ports";
import { systemClock } from "@/lib/runtime/system-clock";
import { SettleTogether } from "./settle-together";

const full = 4;
const settlement = (id: number) => ({ record: { id: BigInt(id) } }) as Settlement;

function together(settle: (group: Settlement[]) => Promise<void>) {
  const books = { settle: (group: Settlement[]) => settle(group) } as unknown as RunBooks;
  return new SettleTogether({ books, clock: systemClock }, full);
}

it("writes everything that was added once and in order, also when it ends with a group that is not full", async () => {
  const groups: bigint[][] = [];
  const settling = together(async (group) => {
    groups.push(group.map(({ record }) => record.id));
  });
  for (let id = 0; id < 10; id++) await settling.add(settlement(id));
  await settling.finish();
  expect(groups.flat()).toEqual(Array.from({ length: 10 }, (_, id) => BigInt(id)));
});

it("lets nobody who has filled four groups behind the one being written add more", async () => {
  const written = Promise.withResolvers<void>();
  const settling = together(() => written.promise);
  // One group is being written, and four have all but gathered behind it.
  for (let id = 0; id < full + full * 4 - 1; id++) await settling.add(settlement(id));
  let added = false;
  const adding = settling.add(settlement(99)).then(() => {
    added = true;
  });
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(added).toBe(false);
  written.resolve();
  await adding;
  await settling.finish();
});

it("throws what the database said, and writes nothing after it", async () => {
  let groups = 0;
  const settling = together(async () => {
    groups += 1;
    throw new Error("The lease is lost.");
  });
  await settling.add(settlement(1));
  await expect(settling.finish()).rejects.toThrow("The lease is lost.");
  await expect(settling.add(settlement(2))).rejects.toThrow("The lease is lost.");
  expect(groups).toBe(1);
});
