import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../steps/temporary-folder";
import { findPostmaster } from "./postmaster";
import { startPostgres } from "./server";

export interface ThrowawayServer {
  /** A database without a table. */
  readonly url: string;
  /** Stops the server and removes all of it. */
  end(): Promise<void>;
}

/** A PostgreSQL that is gone when this process is, even when that is killed: tests are interrupted all day. */
export async function startThrowaway(name: string): Promise<ThrowawayServer> {
  const folder = await temporaryFolder(name);
  const server = await startPostgres(join(folder, "postgres"), { durable: false });
  const release = guard(folder, findPostmaster(join(folder, "postgres/cluster")));
  return {
    url: server.url,
    async end() {
      release();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A shell that waits for its input to end, which happens when this process does, and then clears away what it left. Returns
 * how to send it home.
 */
function guard(folder: string, pid: number | undefined): () => void {
  if (pid === undefined || process.platform === "win32") return () => undefined;
  const script = 'read -r _; kill -INT "$1"; while kill -0 "$1"; do sleep 0.1; done; rm -rf "$2"';
  const shell = spawn("/bin/sh", ["-c", script, "sh", String(pid), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.unref();
  return () => void shell.kill("SIGKILL");
}
