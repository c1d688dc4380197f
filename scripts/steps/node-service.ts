import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Service } from "./crew";
import { root } from "./paths";
import { PlainError } from "./plain-error";

const STOP_WITHIN_MS = 20_000;

/**
 * What is young may take 16 MB. Left to itself Node lets it grow until a run over a million rows takes half as much again,
 * and is no faster (npm run bench -- unchanged).
 */
const youngRoom = "--max-semi-space-size=16";

/** A service whose standard output can be waited for. */
export interface NodeService extends Service {
  /** Resolves with the first line it prints, when `firstLine` was asked for. Rejects when it ends before. */
  readonly firstLine: Promise<string>;
}

/**
 * Starts a Node program as a service, in a process group of its own: Ctrl-C must reach the launcher only, which stops its
 * services in order. `args` is the script and what follows it; a TypeScript program is bundled first.
 */
export function startNode(
  name: string,
  args: readonly string[],
  options: { env: Record<string, string | undefined>; firstLine?: boolean },
): NodeService {
  const endsWithUs = pathToFileURL(join(root, "scripts/steps/end-with-launcher.mjs")).href;
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", youngRoom, "--import", endsWithUs, ...args],
    {
      cwd: root,
      env: { ...process.env, ...options.env, TRIBUTARY_LAUNCHER: String(process.pid) },
      detached: true,
      stdio: ["ignore", options.firstLine ? "pipe" : "inherit", "inherit", "ipc"],
    },
  );

  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    );
    child.once("error", (error) => resolve(`could not be started (${error.message})`));
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;

  const firstLine = new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      if (!printed.includes("\n")) {
        printed += chunk;
        if (printed.includes("\n")) resolve(printed.slice(0, printed.indexOf("\n")));
      } else {
        process.stdout.write(chunk);
      }
    });
    void ended.then((how) => reject(new PlainError(`${name} ${how} before it was ready.`)));
  });
  firstLine.catch(() => undefined);

  return {
    name,
    ended,
    firstLine,
    async stop() {
      if (!isRunning()) return;
      child.kill("SIGTERM");
      const patience = setTimeout(() => killGroup(child.pid), STOP_WITHIN_MS);
      await ended;
      clearTimeout(patience);
    },
    kill() {
      if (isRunning()) killGroup(child.pid);
    },
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
