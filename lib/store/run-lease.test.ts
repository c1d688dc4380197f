import { expect, it } from "vitest";
import { makeSync, queueRun } from "@/lib/testing/run-fixture";
import { invoiceConfig } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { database, pool } from "./database";
import { runBehind, runsWithoutWorker, takeLease } from "./run-lease";

useTestDatabase();

it("gives two queued runs of one sync to nobody at the same time", async () => {
  const sync = await makeSync(invoiceConfig);
  for (let round = 0; round < 20; round++) {
    const runs = [await queueRun(sync), await queueRun(sync)];
    const taken = await Promise.all(runs.map((run, at) => takeLease(pool(), run, `worker ${at}`)));
    const [working, ...more] = taken.filter((leased) => leased !== undefined);
    expect(more).toEqual([]);
    const waiting = runs.find((run) => run !== working?.id) ?? 0;
    expect(await takeLease(pool(), waiting, "another")).toBeUndefined();
    expect(await runBehind(pool(), working?.id ?? 0)).toBeUndefined();

    await database().run.update({ where: { id: working?.id ?? 0 }, data: { status: "completed" } });
    expect(await runBehind(pool(), working?.id ?? 0)).toBe(waiting);
    expect(await takeLease(pool(), waiting, "another")).toMatchObject({ id: waiting, fence: 1 });
    await database().run.update({ where: { id: waiting }, data: { status: "completed" } });
  }
});

it("lets no run wait for a worker that another run of its sync keeps waiting", async () => {
  const sync = await makeSync(invoiceConfig);
  const [first, second] = [await queueRun(sync), await queueRun(sync)];
  await database().run.updateMany({ data: { queuedAt: new Date(0) } });
  expect(await runsWithoutWorker(pool())).toEqual([first, second]);
  await takeLease(pool(), first, "worker");
  expect(await runsWithoutWorker(pool())).toEqual([]);
});
