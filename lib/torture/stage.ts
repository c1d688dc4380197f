import type { SandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import type { Chance } from "./chance";
import type { Connections } from "./connections";
import type { Network } from "./network";
import type { Operator } from "./operator";
import type { SourceTables } from "./source-tables";
import type { WorkerCrew } from "./worker-crew";

/** Everything that one torture plays on. */
export interface Stage {
  connections: Connections;
  tables: SourceTables;
  network: Network;
  crew: WorkerCrew;
  operator: Operator;
  sandbox: SandboxClient;
  /** Stops PostgreSQL and starts it again with its data; absent where it is not ours to restart. */
  restartDatabase?: (how: "fast" | "immediate") => Promise<void>;
  chance: Chance;
  say: (sentence: string) => void;
}

/** What was done to it. */
export type Toll = Record<
  "kills" | "freezes" | "restarts" | "storms" | "weathers" | "cancels" | "races",
  number
>;

export const noToll = (): Toll => ({
  kills: 0,
  freezes: 0,
  restarts: 0,
  storms: 0,
  weathers: 0,
  cancels: 0,
  races: 0,
});
