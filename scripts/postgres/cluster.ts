import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PlainError } from "../steps/plain-error";
import { postgresBinaries } from "./binaries";
import { type Account, accountFor } from "./unprivileged";

/** The files of one embedded PostgreSQL: the cluster itself, and what is needed to start and to reach it. */
export interface Cluster {
  readonly folder: string;
  /** PGDATA. */
  readonly data: string;
  readonly portFile: string;
  readonly logFile: string;
  readonly password: string;
  readonly account: Account;
}

/** The environment of the person at the terminal must not leak in: PGDATA, PGPORT, a foreign locale. */
export const postgresEnv = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
});

/**
 * Opens the cluster in `folder`, and makes it there at the first start. It is made beside its place and then renamed, so that
 * an interrupted first start leaves nothing half done, and two starts at once end up with the same cluster.
 */
export async function openCluster(folder: string): Promise<Cluster> {
  if (!existsSync(folder)) await createCluster(folder);
  const password = await readFile(join(folder, "password"), "utf8").catch(() => {
    throw new PlainError(
      `${join(folder, "password")} cannot be read, and without it nobody can sign in to the embedded database in ${folder}. Start Tributary as the user who made it, or restore that file.`,
    );
  });
  return describe(folder, password.trim(), accountFor(folder));
}

function describe(folder: string, password: string, account: Account): Cluster {
  return {
    folder,
    data: join(folder, "cluster"),
    portFile: join(folder, "port"),
    logFile: join(folder, "log"),
    password,
    account,
  };
}

async function createCluster(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(join(dirname(folder), `${basename(folder)}.new-`));
  try {
    const cluster = describe(unfinished, randomBytes(24).toString("hex"), accountFor(unfinished));
    const passwordFile = join(unfinished, "password");
    await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
    cluster.account.own(passwordFile);
    await initialise(cluster, passwordFile);
    await rename(unfinished, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** UTF-8 with the collation that PostgreSQL brings itself: the same order of text on every machine. */
function initialise(cluster: Cluster, passwordFile: string): Promise<void> {
  const [command = "", ...args] = [
    ...cluster.account.prefix,
    postgresBinaries().initdb,
    `--pgdata=${cluster.data}`,
    "--username=tributary",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  return new Promise((done, reject) => {
    const child = spawn(command, args, { ...cluster.account.ids, cwd: cluster.folder, env: postgresEnv() });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? done()
        : reject(new PlainError(`The embedded database could not be created:\n${output.trim()}`)),
    );
  });
}
