import { join } from "node:path";
import { localBin, root } from "./paths";
import { runProgram } from "./run-program";
import { say, since } from "./say";
import { digestFiles, isStamped, writeStamp } from "./stamp";

/** Writes the Prisma client to lib/store/generated when the schema or Prisma itself has changed since the last time. */
export async function generateClient({ always = false } = {}): Promise<void> {
  const stampFile = join(root, "lib/store/generated/.stamp");
  const stamp = await digestFiles(root, ["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (!always && (await isStamped(stampFile, stamp))) return;

  const startedAt = performance.now();
  await runProgram(localBin("prisma"), ["generate", "--no-hints"], {
    quiet: true,
    env: {
      // The client's query compiler is inside the package; only `prisma migrate` needs this binary, and it would be downloaded.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: "1",
    },
  });
  await writeStamp(stampFile, stamp);
  say(`Generated the database client (${since(startedAt)})`);
}
