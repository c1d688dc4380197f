import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

/**
 * A digest of the contents of files and folders (walked to the bottom), named from `root`. A path that does not exist counts
 * as absent, so that its appearing is a change. `leaveOut` gets each path with forward slashes.
 */
export async function digestFiles(
  root: string,
  paths: readonly string[],
  leaveOut: (path: string) => boolean = () => false,
): Promise<string> {
  const digest = createHash("sha256");
  for (const path of paths) {
    for (const file of await listFiles(join(root, path))) {
      const name = relative(root, file).split(sep).join("/");
      if (leaveOut(name)) continue;
      const content = await readFile(file);
      digest.update(`${name}\0${content.length}\0`).update(content);
    }
  }
  return digest.digest("hex");
}

/** Whether `file` holds `stamp`: the work it stands for was finished from the same inputs. */
export async function isStamped(file: string, stamp: string): Promise<boolean> {
  return (await readFile(file, "utf8").catch(() => "")) === stamp;
}

export async function writeStamp(file: string, stamp: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, stamp);
}

async function listFiles(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    return (await Promise.all(entries.map((entry) => listFiles(join(path, entry.name))))).flat();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") return [path];
    if (code === "ENOENT") return [];
    throw error;
  }
}
