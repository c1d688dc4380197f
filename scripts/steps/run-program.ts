import { spawn } from "node:child_process";
import { root } from "./paths";
import { PlainError } from "./plain-error";

interface Options {
  env?: Record<string, string | undefined>;
  /** Keeps the output to itself, and tells it only when the program fails. */
  quiet?: boolean;
  signal?: AbortSignal;
}

/** Runs a program to its end. Throws a PlainError when it fails. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<void> {
  const ending = await tryProgram(command, args, options);
  if (ending !== undefined) throw new PlainError(ending);
}

/** Runs a program to its end; how it failed, or undefined when it did not. */
export function tryProgram(
  command: string,
  args: readonly string[],
  options: Options = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      signal: options.signal,
      stdio: options.quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      resolve(code === 0 ? undefined : `${output}${[command, ...args].join(" ")} ${how}.`);
    });
  });
}
