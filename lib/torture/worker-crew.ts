import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "@/scripts/steps/bundle";

const root = join(import.meta.dirname, "../..");
/** A worker that outlives a torture that was interrupted would go on with a database that is gone. */
const endsWithUs = pathToFileURL(join(root, "scripts/steps/end-with-launcher.mjs")).href;

export interface WorkerPlace {
  databaseUrl: string;
  /** Where the workers believe the sandbox to be. */
  sandboxUrl: string;
  settlingMs: number;
  leaseSeconds: number;
  /** A folder for the logs of the workers; without one they are thrown away. */
  logs?: string;
}

/** The files that Node runs. */
interface Programs {
  worker: string;
  shiftedClock: string;
}

/** Real worker processes, as `npm run worker` starts them, that can be killed and stopped in the middle of anything. */
export class WorkerCrew {
  /** How workers ended that nobody had killed: each is a fault of the product. */
  readonly crashes: string[] = [];
  started = 0;
  private readonly place: WorkerPlace;
  private readonly programs: Programs;
  private readonly alive = new Map<number, ChildProcess>();
  private readonly expected = new Set<number>();

  static async open(place: WorkerPlace): Promise<WorkerCrew> {
    const [worker, shiftedClock] = await Promise.all([
      bundle("lib/jobs/worker-main.ts"),
      bundle("lib/torture/shifted-clock.ts"),
    ]);
    return new WorkerCrew(place, { worker, shiftedClock });
  }

  private constructor(place: WorkerPlace, programs: Programs) {
    this.place = place;
    this.programs = programs;
    if (place.logs) mkdirSync(place.logs, { recursive: true });
  }

  get pids(): number[] {
    return [...this.alive.keys()];
  }

  /** Starts one more worker, whose clock is off by `shiftMs`. */
  start(shiftMs = 0): void {
    const { databaseUrl, sandboxUrl, settlingMs, leaseSeconds, logs } = this.place;
    this.started += 1;
    const number = this.started;
    const log = logs ? openSync(join(logs, `worker-${number}.log`), "w") : "ignore";
    const { worker, shiftedClock } = this.programs;
    const preload = [endsWithUs, ...(shiftMs === 0 ? [] : [shiftedClock])];
    const child = spawn(process.execPath, [...preload.flatMap((module) => ["--import", module]), worker], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "production",
        DATABASE_URL: databaseUrl,
        SANDBOX_URL: sandboxUrl,
        SETTLING_MS: String(settlingMs),
        LEASE_SECONDS: String(leaseSeconds),
        CLOCK_SHIFT_MS: String(shiftMs),
        TRIBUTARY_LAUNCHER: String(process.pid),
        LOG_LEVEL: logs ? "info" : "silent",
      },
      stdio: ["ignore", log, log, "ipc"],
    });
    const { pid } = child;
    if (pid === undefined) throw new Error("A worker could not be started.");
    this.alive.set(pid, child);
    child.once("exit", (code, signal) => {
      this.alive.delete(pid);
      if (!this.expected.delete(pid)) {
        this.crashes.push(
          `A worker ended by itself, with ${signal ?? `code ${code}`}${logs ? `; its log is ${logs}/worker-${number}.log` : ""}.`,
        );
        // The load has to come to an end all the same, so that the rest can be judged.
        this.start();
      }
    });
  }

  /** kill -9. Resolves when the process is gone; false when it was gone already. */
  async kill(pid: number): Promise<boolean> {
    return this.end(pid, "SIGKILL");
  }

  /** Stops a worker in the middle of what it does (SIGSTOP). */
  pause(pid: number): void {
    this.alive.get(pid)?.kill("SIGSTOP");
  }

  /** Lets a stopped worker go on, knowing nothing of it. */
  resume(pid: number): void {
    this.alive.get(pid)?.kill("SIGCONT");
  }

  /** Lets every worker finish what it is at. */
  async stopAll(): Promise<void> {
    await Promise.all(this.pids.map((pid) => this.end(pid, "SIGTERM")));
  }

  async killAll(): Promise<void> {
    await Promise.all(this.pids.map((pid) => this.kill(pid)));
  }

  private async end(pid: number, signal: NodeJS.Signals): Promise<boolean> {
    const child = this.alive.get(pid);
    if (!child) return false;
    this.expected.add(pid);
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    return true;
  }
}
