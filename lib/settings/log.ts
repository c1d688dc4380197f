import { type DestinationStream, type Logger, pino } from "pino";
import { describeError } from "./describe-error";
import { hideSecrets, secretsOfEnvironment } from "./hide-secrets";

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/**
 * A logger whose lines never show a secret, wherever it stands: in a message, a stack, a nested value or a binding of a
 * child. So the line is cleaned as a whole, just before it is written.
 */
export function createLog(
  options: { level?: string; secrets?: readonly string[] } = {},
  destination?: DestinationStream,
): Logger {
  const { level = "info", secrets = [] } = options;
  return pino(
    {
      level: levels.includes(level) ? level : "info",
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: (line) => hideSecrets(line, secrets) },
    },
    destination,
  );
}

/** The log of this process, as JSON lines on standard output. `log.child({ run: 12 })` for a part of it. */
export const log: Logger = createLog({
  level: process.env.LOG_LEVEL,
  secrets: secretsOfEnvironment(process.env),
});
