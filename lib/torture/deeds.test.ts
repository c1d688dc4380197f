import { expect, it } from "vitest";
import { Chance } from "./chance";
import { schedule } from "./deeds";
import { lastState, sourceHistory } from "./history";
import { readOptions, withDefaults } from "./options";

const options = withDefaults({ transactions: 400, customers: 30, kills: 17, restarts: 3, waves: 4, seed: 5 });
const scheduleOf = (seed: number) => schedule(options, new Chance(seed).stream("deeds"));
const historyOf = (seed: number) =>
  sourceHistory(options, new Chance(seed).stream("history"), 1_790_000_000_000);

it("decides the same from the same seed, and something else from another", () => {
  expect(scheduleOf(5)).toEqual(scheduleOf(5));
  expect(scheduleOf(5)).not.toEqual(scheduleOf(6));
  expect(historyOf(5)).toEqual(historyOf(5));
  expect(historyOf(5)).not.toEqual(historyOf(6));
});

it("spreads exactly the kills and restarts that were asked for over all waves, in order", () => {
  const waves = scheduleOf(5);
  const count = (kind: string) => waves.map((deeds) => deeds.filter((deed) => deed.kind === kind).length);
  expect(count("kill")).toEqual([4, 4, 4, 5]);
  expect(count("restart_database").reduce((sum, some) => sum + some)).toBe(3);
  for (const deeds of waves) expect(deeds).toEqual([...deeds].sort((a, b) => a.at - b.at));
});

it("grows the source by every payment once, and has payments that are alike in everything but their id", () => {
  const { customers, payments } = lastState(historyOf(5));
  expect(customers).toHaveLength(30);
  expect(new Set(payments.map(({ id }) => id)).size).toBe(400);
  const alike = Map.groupBy(payments, ({ keyed, customer, minor, paidAt }) =>
    [keyed, customer, minor, paidAt].join(),
  );
  expect([...alike.values()].filter(({ length }) => length > 1).length).toBeGreaterThan(3);
});

it("reads its figures from the command line, and says which one cannot be read", () => {
  expect(readOptions(["--kills", "50", "--seed", "7", "--no-compare", "--json"])).toMatchObject({
    kills: 50,
    seed: 7,
    compare: false,
    json: true,
    transactions: 20_000,
  });
  expect(readOptions(["--lost", "2"])).toEqual({ problem: expect.stringContaining("--lost") });
  expect(readOptions(["--bombs", "2"])).toEqual({ problem: expect.stringContaining("--bombs") });
});
