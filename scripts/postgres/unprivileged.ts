import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PlainError } from "../steps/plain-error";
import { say } from "../steps/say";
import { postgresBinaries } from "./binaries";

/** How to start a PostgreSQL program so that it does not run as root. */
export interface Account {
  /** What stands in front of the program on the command line. */
  readonly prefix: readonly string[];
  /** For spawn: the user to become. Absent when this process is not root, or when the prefix changes the user. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** Makes a file or folder the server's own. */
  own(path: string): void;
}

const ourself: Account = { prefix: [], ids: {}, own: () => undefined };

/**
 * PostgreSQL refuses to run as root. So where Tributary is started by root, the server runs as the user `postgres`, which must
 * then reach both the data folder and the programs in node_modules. Below a closed folder (/root, a private temporary folder)
 * it cannot, and the server gets the one capability that lets it pass through folders; the permissions stay as they are.
 * Creates `folder`, owned by that user.
 */
export function accountFor(folder: string): Account {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return ourself;

  const user = findUser() ?? createUser();
  const own = (path: string) => chownSync(path, user.uid, user.gid);
  own(folder);

  const plain: Account = { prefix: [], ids: user, own };
  if (reaches(plain, folder)) return plain;

  for (const capability of ["dac_read_search", "dac_override"]) {
    const passing: Account = {
      prefix: [
        "setpriv",
        // Else the programs, which ask before they open a file, are told that they may not.
        "--securebits=+no_setuid_fixup",
        `--reuid=${user.uid}`,
        `--regid=${user.gid}`,
        "--clear-groups",
        `--inh-caps=+${capability}`,
        `--ambient-caps=+${capability}`,
        "--",
      ],
      ids: {},
      own,
    };
    if (reaches(passing, folder)) {
      sayOnce(
        `The user postgres may not enter ${closedFolder(folder, user)}, so PostgreSQL runs with the capability ${capability} to pass through it.`,
      );
      return passing;
    }
  }
  throw new PlainError(
    [
      `PostgreSQL refuses to run as root, and the user postgres may not enter ${closedFolder(folder, user)}.`,
      "Do one of these: start Tributary as a normal user; move the repository to a folder that others may enter, such as /opt;",
      "or set DATABASE_URL to a PostgreSQL of your own.",
    ].join("\n"),
  );
}

/** Whether a database could be made in `folder`: `initdb --show` looks for all it needs, and makes nothing. */
function reaches(account: Account, folder: string): boolean {
  const script = 'cd "$1" && test -w . && "$2" --show --pgdata="$1"';
  const [command = "", ...args] = [
    ...account.prefix,
    "/bin/sh",
    "-c",
    script,
    "sh",
    folder,
    postgresBinaries().initdb,
  ];
  return spawnSync(command, args, { ...account.ids, cwd: "/", stdio: "ignore" }).status === 0;
}

/** The topmost folder on the way to the data or the programs that shuts the user out, for the message. */
function closedFolder(folder: string, user: { uid: number; gid: number }): string {
  for (const path of [folder, postgresBinaries().postgres]) {
    const ancestors: string[] = [];
    for (let at = dirname(path); at !== dirname(at); at = dirname(at)) ancestors.unshift(at);
    const closed = ancestors.find(
      (ancestor) =>
        spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", ancestor], { ...user, cwd: "/" }).status !== 0,
    );
    if (closed) return closed;
  }
  return dirname(folder);
}

let said = "";

function sayOnce(sentence: string): void {
  if (said !== sentence) say(sentence);
  said = sentence;
}

function findUser(): { uid: number; gid: number } | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function createUser(): { uid: number; gid: number } {
  say("PostgreSQL refuses to run as root: creating the system user postgres for it");
  try {
    execFileSync("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      "postgres",
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(
      `The system user postgres could not be created (${reason}). Create it, start Tributary as a normal user, or set DATABASE_URL.`,
    );
  }
  const user = findUser();
  if (!user) throw new PlainError("The system user postgres was created, but the system does not know it.");
  return user;
}
