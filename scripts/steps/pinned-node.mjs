import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "./install-packages.mjs";
import { whenNpmEnds } from "./when-npm-ends.mjs";

// Plain JavaScript on purpose, as is what it imports: all of it runs before anything is installed, under whatever Node is there.

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Two signals this close together are one key press: the terminal and npm both pass Ctrl-C on. */
const ONE_KEY_PRESS_MS = 500;

/**
 * Installs the packages where needed, then runs scripts/commands/<name>.ts under the Node that package.json pins, with the
 * arguments of this process, and ends as it ends.
 */
export async function runCommand(name) {
  if (!isRecentEnough(process.versions.node)) {
    fail(
      `Tributary needs Node 20.19 or newer to start, and this is ${process.versions.node}. Install Node 24 from nodejs.org.`,
    );
  }
  try {
    await installPackages(root);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  const child = spawn(
    pinnedNode(),
    [
      "--import",
      "tsx",
      "--disable-warning=ExperimentalWarning",
      join(root, "scripts/commands", `${name}.ts`),
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      // A process group of its own: Ctrl-C reaches it once, from here. The channel tells it when this process is killed.
      detached: process.platform !== "win32",
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: {
        ...process.env,
        PATH: `${join(root, "node_modules/.bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`,
      },
    },
  );
  let lastSignalAt = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (Date.now() - lastSignalAt < ONE_KEY_PRESS_MS) return;
      lastSignalAt = Date.now();
      child.kill(signal);
    });
  }
  whenNpmEnds(() => child.kill("SIGTERM"));
  child.once("error", (error) => fail(`Node could not be started: ${error.message}`));
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
    process.removeAllListeners();
  });
}

/** The Node of node_modules; the npm package `node` carries the real binary. */
function pinnedNode() {
  const binary = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(binary) ? binary : process.execPath;
}

function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
