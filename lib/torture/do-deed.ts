import { setTimeout as wait } from "node:timers/promises";
import { database, pool } from "@/lib/store/database";
import { enqueueRun } from "@/lib/store/queue";
import type { Deed } from "./deeds";
import { patiently } from "./patience";
import type { Stage, Toll } from "./stage";

/** Does one deed. What takes its time goes on in the background, so that other deeds fall into the middle of it. */
export async function doDeed(
  stage: Stage,
  deed: Deed,
  toll: Toll,
  background: Set<Promise<void>>,
): Promise<void> {
  const meanwhile = (work: Promise<void>) => {
    background.add(work);
    void work.finally(() => background.delete(work));
  };
  switch (deed.kind) {
    case "kill":
      toll.kills += (await kill(stage, deed.victim, deed.heirShiftMs)) ? 1 : 0;
      return;
    case "weather":
      toll.weathers += 1;
      await stage.sandbox.setSwitches(deed.switches);
      return;
    case "storm":
      toll.storms += 1;
      meanwhile(storm(stage, deed.ms, deed.retryAfter));
      return;
    case "cut":
      meanwhile(stage.network.cut(deed.ms));
      return;
    case "blackhole":
      meanwhile(stage.network.blackhole(deed.ms, deed.end));
      return;
    case "freeze":
      toll.freezes += 1;
      meanwhile(freeze(stage, deed.ms));
      return;
    case "restart_database":
      if (!stage.restartDatabase) return;
      toll.restarts += 1;
      await stage.restartDatabase(deed.how);
      return;
    case "cancel":
      toll.cancels += (await stage.operator.cancelOne()) ? 1 : 0;
      return;
    case "ask_again":
      await stage.operator.askForAll();
      return;
    case "race":
      toll.races += 1;
      await race();
      return;
    default:
      return deed satisfies never;
  }
}

async function kill(stage: Stage, victim: "busy" | "any", heirShiftMs: number): Promise<boolean> {
  const pid = await findWorker(stage, victim);
  const killed = pid !== undefined && (await stage.crew.kill(pid));
  if (killed) await orphan(pid);
  stage.crew.start(heirShiftMs);
  return killed;
}

/** The lease of a dead worker is moved to its end, and the others are told, instead of waiting until they look. */
async function orphan(pid: number): Promise<void> {
  const { rows } = await patiently(() =>
    pool().query<{ id: number }>(
      `UPDATE "Run" SET "leaseUntil" = to_timestamp(0) WHERE status = 'working' AND "leaseOwner" LIKE $1 RETURNING id`,
      [`%:${pid}:%`],
    ),
  );
  await tellOf(rows.map(({ id }) => id));
}

async function tellOf(runIds: number[]): Promise<void> {
  await patiently(() =>
    database().$transaction(async (tx) => {
      for (const id of runIds) await enqueueRun(tx, id);
    }),
  );
}

/** A worker of ours; `busy` waits a little for one that has a run, and takes any if none does. */
async function findWorker({ crew, chance }: Stage, victim: "busy" | "any"): Promise<number | undefined> {
  for (let look = 0; victim === "busy" && look < 40; look++) {
    const { rows } = await patiently(() =>
      pool().query<{ pid: number }>(
        `SELECT DISTINCT split_part("leaseOwner", ':', 2)::int AS pid FROM "Run"
         WHERE status = 'working' AND "leaseUntil" > now() ORDER BY pid`,
      ),
    );
    const busy = rows.map(({ pid }) => pid).filter((pid) => crew.pids.includes(pid));
    const [first, ...others] = busy;
    if (first !== undefined) return chance.pick([first, ...others]);
    await wait(50);
  }
  const [first, ...others] = crew.pids;
  return first === undefined ? undefined : chance.pick([first, ...others]);
}

async function storm({ sandbox }: Stage, ms: number, retryAfter: "off" | "seconds" | "date"): Promise<void> {
  await sandbox.setSwitches({
    retryAfter,
    faults: { throttle429: { probability: 1, retryAfterSeconds: 1 } },
  });
  await wait(ms);
  await sandbox.setSwitches({ faults: { throttle429: null } });
}

/** Calls that are refused for a moment are tried again: what a worker stopped then still has in mind, another one sends. */
async function freeze(stage: Stage, ms: number): Promise<void> {
  const throttle429 = { probability: 1, method: "POST" as const, retryAfterSeconds: 1 };
  await stage.sandbox.setSwitches({ retryAfter: "seconds", faults: { throttle429 } });
  const pid = await findWorker(stage, "busy");
  await wait(300);
  if (pid !== undefined) stage.crew.pause(pid);
  await stage.sandbox.setSwitches({ faults: { throttle429: null } });
  if (pid === undefined) return;
  await wait(ms);
  stage.crew.resume(pid);
}

/** Puts every run that goes on into the queue once more for each worker: all of them reach for it at once. */
async function race(): Promise<void> {
  const { rows } = await patiently(() =>
    pool().query<{ id: number }>(`SELECT id FROM "Run" WHERE status IN ('queued', 'working') ORDER BY id`),
  );
  await tellOf([...rows, ...rows, ...rows].map(({ id }) => id));
}
