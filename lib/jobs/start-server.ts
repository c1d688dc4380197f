import { bootstrap } from "@/lib/commands/bootstrap";
import { env } from "@/lib/settings/env";
import { beforeEnd } from "./before-end";
import { keepTrying } from "./keep-trying";
import { beginWorker } from "./worker-life";

/**
 * What the web process does at its start, besides serving pages: it creates what BOOTSTRAP_* asks for, and becomes a
 * worker unless WORKER=off. While the database is away it keeps trying; /api/health says so meanwhile.
 */
export async function startServer(): Promise<void> {
  void keepTrying("the first owner and key could not be checked", bootstrap);
  if (env().WORKER === "off") return;
  const worker = beginWorker();
  beforeEnd(worker.stop);
}
