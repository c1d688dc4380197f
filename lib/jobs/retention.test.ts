import { afterAll, expect, it } from "vitest";
import { jobQueue, stopQueue } from "@/lib/store/queue";
import { readRetention } from "@/lib/store/retention";
import { useTestDatabase } from "@/lib/testing/test-database";
import { startRetention } from "./retention";

useTestDatabase();
afterAll(stopQueue);

it("is due once a day, however many workers there are, and one of them clears", async () => {
  const boss = await jobQueue();
  const shutdown = new AbortController();
  const workers = [await startRetention(boss, shutdown.signal), await startRetention(boss, shutdown.signal)];
  expect(await boss.getSchedules()).toMatchObject([{ name: "retention", cron: "23 3 * * *" }]);

  const asked = await Promise.all([boss.send("retention"), boss.send("retention"), boss.send("retention")]);
  expect(asked.filter((id) => id !== null)).toHaveLength(1);
  for (const { id } of await boss.getWipData()) boss.notifyWorker(id);
  await expect.poll(async () => (await readRetention()).lastClearing, { timeout: 45_000 }).not.toBeNull();
  shutdown.abort();
  await Promise.all(workers.map((worker) => worker.settled()));
});
