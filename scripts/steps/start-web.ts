import { setTimeout as wait } from "node:timers/promises";
import type { Crew } from "./crew";
import { isFree } from "./free-port";
import { startNode } from "./node-service";
import { localBin } from "./paths";
import { PlainError } from "./plain-error";
import { say, since } from "./say";

const SAY_WHY_AFTER_MS = 10_000;
const PORT_PATIENCE_MS = 5_000;

/** The port of PORT, 3000 by default, once it is free. A web server that was just stopped gets a moment to let go of it. */
export async function webPort(): Promise<number> {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT must be a whole number from 1 to 65535, and it is "${process.env.PORT}".`);
  }
  const deadline = performance.now() + PORT_PATIENCE_MS;
  while (!(await isFree(port))) {
    if (performance.now() > deadline) {
      throw new PlainError(
        `Port ${port} is already in use. Stop what uses it, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    await wait(250);
  }
  return port;
}

/** Starts Next and returns when /api/health says that all is well. Says what it waits for when that takes long. */
export async function startWeb(
  crew: Crew,
  options: { command: "start" | "dev"; port: number; env: Record<string, string | undefined> },
): Promise<void> {
  const startedAt = performance.now();
  const web = startNode(
    "the web server",
    [localBin("next"), options.command, "--port", String(options.port)],
    {
      env: {
        NEXT_TELEMETRY_DISABLED: "1",
        // `next dev` would kill its server a tenth of a second after asking it to end; the worker in it needs longer.
        NEXT_EXIT_TIMEOUT_MS: "18000",
        PORT: String(options.port),
        ...options.env,
      },
    },
  );
  crew.add(web);

  let saidAt = startedAt;
  let reason = await whyNotHealthy(options.port);
  while (reason !== undefined) {
    if (performance.now() - saidAt > SAY_WHY_AFTER_MS) {
      saidAt = performance.now();
      say(`Still waiting for the web server on port ${options.port}: ${reason}`);
    }
    await wait(150, undefined, { signal: crew.signal });
    reason = await whyNotHealthy(options.port);
  }
  say(`Tributary is ready at http://localhost:${options.port} (web server started in ${since(startedAt)})`);
}

/** What /api/health complains of, or undefined when all is well. */
async function whyNotHealthy(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(10_000),
    });
    if (answer.ok) return undefined;
    const body = await answer.text();
    return `/api/health answers ${answer.status}: ${reasonIn(body)}`;
  } catch {
    return "it does not answer yet.";
  }
}

function reasonIn(body: string): string {
  try {
    const { reason } = JSON.parse(body) as { reason?: unknown };
    if (typeof reason === "string") return reason;
  } catch {
    // Not ours, such as an error page: its beginning tells enough.
  }
  return body.slice(0, 300);
}
