import { PlainError } from "./plain-error";
import { complain } from "./say";

/**
 * Runs a command to its end and leaves the process. A PlainError is told in its own words; anything else is a bug and keeps
 * its stack.
 */
export async function runMain(main: () => Promise<void>): Promise<never> {
  try {
    await main();
  } catch (error) {
    complain(error instanceof PlainError ? error.message : describe(error));
    process.exitCode = 1;
  }
  // The schema engine leaves a timer behind, which would keep the process for ten seconds more.
  process.exit();
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
