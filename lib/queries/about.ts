import { databaseFacts, listWorkers, type WorkerFact } from "@/lib/store/workspace-facts";
import packageJson from "@/package.json" with { type: "json" };

export interface About {
  version: string;
  node: string;
  database: { version: string; name: string; bytes: number };
  workers: WorkerFact[];
}

/** What runs here, for the Settings page and for whoever answers a question about this installation. */
export async function about(now: Date): Promise<About> {
  const [facts, workers] = await Promise.all([databaseFacts(), listWorkers(now)]);
  return {
    version: packageJson.version,
    node: process.versions.node,
    database: { ...facts, bytes: Number(facts.bytes) },
    workers,
  };
}
