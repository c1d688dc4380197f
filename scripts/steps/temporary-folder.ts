import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for what is thrown away. Others may pass through it, because as root the database server is another user. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `tributary-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
