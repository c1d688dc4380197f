import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { freePort, isFree } from "./free-port";

/** The port that `file` remembers while it is free, or else a new one, which is remembered from then on. */
export async function rememberedPort(file: string): Promise<number> {
  const remembered = await readPort(file);
  if (remembered !== undefined && (await isFree(remembered, "127.0.0.1"))) return remembered;
  const port = await freePort();
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${port}\n`);
  return port;
}

export async function readPort(file: string): Promise<number | undefined> {
  const port = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
  return port > 0 && port < 65_536 ? port : undefined;
}
