import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PlainError } from "../steps/plain-error";

const STOP_WITHIN_MS = 30_000;

/** The process id of the server that runs on this cluster, whoever started it. */
export function findPostmaster(clusterData: string): number | undefined {
  const pid = Number.parseInt(readText(pidFile(clusterData)) ?? "", 10);
  return pid > 0 && isAlive(pid) && mayServe(pid, clusterData) ? pid : undefined;
}

/**
 * PostgreSQL does not start while postmaster.pid names a living process. After a killed server that number may have gone to
 * another program; then the file is in the way for good.
 */
export function removeStalePidFile(clusterData: string): void {
  if (findPostmaster(clusterData) === undefined) rmSync(pidFile(clusterData), { force: true });
}

/** Ends the server cleanly: what is not committed is rolled back, what is committed is on disk. */
export async function stopPostmaster(clusterData: string): Promise<void> {
  const pid = findPostmaster(clusterData);
  if (pid === undefined) return;
  const fastShutdown = "SIGINT";
  process.kill(pid, fastShutdown);
  const deadline = performance.now() + STOP_WITHIN_MS;
  while (isAlive(pid)) {
    if (performance.now() > deadline) {
      throw new PlainError(
        `PostgreSQL (process ${pid}) has not stopped within ${STOP_WITHIN_MS / 1000} seconds.`,
      );
    }
    await wait(20);
  }
}

/** Ends the server at once. It recovers what was committed at its next start. */
export function killPostmaster(clusterData: string): void {
  const pid = findPostmaster(clusterData);
  const immediateShutdown = "SIGQUIT";
  if (pid !== undefined) process.kill(pid, immediateShutdown);
}

const pidFile = (clusterData: string) => join(clusterData, "postmaster.pid");

/** Whether this process is a server of this cluster; where command lines cannot be read, it is taken for one. */
function mayServe(pid: number, clusterData: string): boolean {
  const commandLine = readText(`/proc/${pid}/cmdline`);
  return commandLine === undefined || commandLine.split("\0").includes(clusterData);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
