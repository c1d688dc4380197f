import { resolve } from "node:path";
import { z } from "zod";

const port = z.coerce
  .number("must be a number")
  .int("must be a whole number")
  .min(0, "must be 0 to 65535")
  .max(65_535, "must be 0 to 65535");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an address such as https://api.example.com" });

/** What an operator may set. Everything has a default except the database, which `npm start` brings along. */
const schema = z.object({
  DATABASE_URL: z
    .string(
      "is not set. npm start brings a database along; anything else needs the address of a PostgreSQL, as in postgresql://user:password@host:5432/tributary",
    )
    .regex(
      /^postgres(ql)?:\/\//,
      "must be the address of a PostgreSQL, as in postgresql://user:password@host:5432/tributary",
    ),
  PORT: port.default(3000),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((folder) => resolve(folder)),
  ENCRYPTION_KEY: z
    .string()
    .min(
      20,
      'must be 32 bytes in hex or base64, as from "openssl rand -base64 32", or a passphrase of 20 characters or more',
    )
    .optional(),
  PARTNERSTACK_API_URL: httpUrl.default("https://api.partnerstack.com/api/v2"),
  SANDBOX_URL: httpUrl.optional(),
  TRUSTED_PROXIES: z.coerce
    .number("must be the number of reverse proxies in front")
    .int("must be a whole number")
    .min(0, "must be 0 or more")
    .max(20, "must be 20 or less")
    .default(0),
  WORKER: z.enum(["on", "off"], 'must be "on" or "off"').default("on"),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
      "must be trace, debug, info, warn, error, fatal or silent",
    )
    .default("info"),
  BOOTSTRAP_OWNER_EMAIL: z.string().optional(),
  BOOTSTRAP_OWNER_PASSWORD: z.string().optional(),
  BOOTSTRAP_API_KEY: z.string().optional(),
});

export type Env = z.output<typeof schema>;

/** The environment is not usable. The message names every variable that is wrong, and how it should be. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** Reads settings out of environment variables. An empty variable counts as not set, as compose files write it. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvError(
    parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`).join("\n"),
  );
}

let known: Env | undefined;

/** The settings of this process, read when first asked for: `next build` loads every module with nothing set. */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}

/** Reads the environment anew at the next env(); for tests that move the process to another database. */
export function forgetEnv(): void {
  known = undefined;
}
