import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { root } from "./paths";

const module = pathToFileURL(join(root, "scripts/steps/when-npm-ends.mjs")).href;

/** What the launcher does; it says so when it is to stop, and otherwise stays for good. */
const launcher = `const { whenNpmEnds } = await import("${module}");
  whenNpmEnds(() => { console.log("stops"); process.exit(); });
  setInterval(() => {}, 60_000);
  console.log("runs");`;

/** A shell between npm and the launcher, as npm puts one there; killing npm kills the shell, and the shell nobody. */
function startUnderShell(env: NodeJS.ProcessEnv): ChildProcess {
  const command = `"$NODE" --input-type=module --eval "$LAUNCHER"; exit`;
  return spawn("sh", ["-c", command], {
    env: { ...env, NODE: process.execPath, LAUNCHER: launcher },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Everything that is printed until nobody is left who could. */
function printed(shell: ChildProcess) {
  let text = "";
  shell.stdout?.on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

it.skipIf(process.platform === "win32")(
  "stops the launcher when npm was killed and its shell with it",
  async () => {
    const shell = startUnderShell({ ...process.env, npm_lifecycle_event: "start" });
    const text = printed(shell);
    await expect.poll(text, { timeout: 20_000 }).toBe("runs\n");
    const closed = once(shell, "close");
    shell.kill("SIGKILL");
    await closed;
    expect(text()).toBe("runs\nstops\n");
  },
);
