import { sandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import type { Chance } from "./chance";
import { playWave, settleDown, workersAtOnce } from "./conductor";
import { connectAll } from "./connections";
import { leaseSeconds, type Scheduled } from "./deeds";
import { gatherEvidence } from "./evidence";
import { type Account, explain } from "./explain";
import { lastState, type Wave } from "./history";
import { judge } from "./judge";
import { type Mishaps, Network } from "./network";
import { Operator } from "./operator";
import type { Options } from "./options";
import { makeTables } from "./source-tables";
import { noToll, type Stage, type Toll } from "./stage";
import { WorkerCrew } from "./worker-crew";

export interface Surroundings {
  /** Our own database, and another one on the same server that holds the source. */
  databaseUrl: string;
  sourceUrl: string;
  sandboxUrl: string;
  restartDatabase?: (how: "fast" | "immediate") => Promise<void>;
  /** A folder for the logs of the workers. */
  logs?: string;
  say: (sentence: string) => void;
}

export interface TortureResult {
  seconds: number;
  toll: Toll;
  mishaps: Mishaps;
  faults: Record<string, number>;
  workersStarted: number;
  runsAsked: number;
  /** Calls by what they were for. */
  calls: { lists: number; tooMany: number; total: number };
  violations: number;
  /** The first ones, accounted for. */
  accounts: Account[];
}

const accountsAtMost = 20;

export interface Play {
  /** Of the sandbox account and of the schema of the source. */
  name: string;
  waves: Wave[];
  deeds: Scheduled[][];
  network: Pick<Options, "lost" | "resets">;
  chance: Chance;
}

/** Plays a whole history against real workers and judges both sides at the end. */
export async function torture(
  { name, waves, deeds, network: shares, chance }: Play,
  options: Options,
  { databaseUrl, sourceUrl, sandboxUrl, restartDatabase, logs, say }: Surroundings,
): Promise<TortureResult> {
  const { hostname, port } = new URL(sandboxUrl);
  const network = new Network({
    target: { host: hostname, port: Number(port) },
    ...shares,
    chance: chance.stream("network"),
  });
  const crew = await WorkerCrew.open({
    databaseUrl,
    sandboxUrl: await network.open(),
    settlingMs: options.settling,
    leaseSeconds,
    logs,
  });
  try {
    const tables = await makeTables(sourceUrl, name);
    const callsPerMinute = options.rate === 0 ? null : options.rate;
    const connections = await connectAll(name, sourceUrl, name, callsPerMinute);
    const sandbox = sandboxClient(sandboxUrl, connections.keys);
    await sandbox.setSwitches({ rateLimitPerMinute: callsPerMinute, rateLimitWindowMs: 1_000 });
    const operator = new Operator();
    const stage: Stage = {
      ...{ connections, tables, network, crew, operator, sandbox, restartDatabase, say },
      chance: chance.stream("victims"),
    };
    const toll = noToll();
    for (let worker = 0; worker < workersAtOnce; worker++) crew.start();
    const startedAt = performance.now();
    const deadline = startedAt + options.minutes * 60_000;
    const held = { before: 0, after: 0 };
    for (const [at, wave] of waves.entries()) {
      held.after += wave.payments.length + (at === 0 ? wave.customers.length : 0);
      const isLast = at === waves.length - 1;
      await playWave(stage, { ...wave, isLast }, held, deeds[at] ?? [], toll, deadline);
      say(`${name}: wave ${at + 1} of ${waves.length} is through (${toll.kills} kills so far)`);
      held.before = held.after;
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    await settleDown(stage);
    await crew.stopAll();

    const source = lastState(waves);
    const evidence = await gatherEvidence(sandbox, connections, crew.crashes);
    const violations = judge(source, evidence);
    const { calls } = await sandbox.calls({ limit: 10_000 });
    const summary = await sandbox.summary();
    const count = (which: (call: (typeof summary.calls)[number]) => boolean) =>
      summary.calls.filter(which).reduce((sum, call) => sum + call.count, 0);
    return {
      seconds,
      toll,
      mishaps: network.mishaps,
      faults: summary.faults,
      workersStarted: crew.started,
      runsAsked: operator.runsAsked,
      calls: {
        lists: count(({ method, route }) => method === "GET" && route === "/transactions"),
        tooMany: count(({ status }) => status === 429),
        total: count(() => true),
      },
      violations: violations.length,
      accounts: violations
        .slice(0, accountsAtMost)
        .map((violation) => explain(violation, evidence, source.payments, calls)),
    };
  } finally {
    await crew.killAll();
    await network.close();
  }
}
