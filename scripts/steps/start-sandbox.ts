import { join } from "node:path";
import { bundle } from "./bundle";
import type { Crew } from "./crew";
import { startNode } from "./node-service";
import { dataDir } from "./paths";
import { readPort, rememberedPort } from "./remembered-port";
import { say } from "./say";

const portFile = () => join(dataDir(), "sandbox.port");

/** The built-in PartnerStack: the one of SANDBOX_URL, or else a process of our own. Returns its address. */
export async function startSandbox(crew: Crew): Promise<string> {
  if (process.env.SANDBOX_URL) return process.env.SANDBOX_URL;
  const port = Number(process.env.SANDBOX_PORT) || (await rememberedPort(portFile()));
  const sandbox = startNode(
    "the PartnerStack sandbox",
    [await bundle("lib/destinations/partnerstack/sandbox/main.server.ts")],
    {
      firstLine: true,
      env: { SANDBOX_PORT: String(port), SANDBOX_HOST: "127.0.0.1", DATA_DIR: dataDir() },
    },
  );
  crew.add(sandbox);
  await sandbox.firstLine;
  say(`The PartnerStack sandbox runs on port ${port}`);
  return `http://127.0.0.1:${port}`;
}

/** Where the sandbox of `npm start` with this data folder answers, if it was ever started. */
export async function knownSandboxUrl(): Promise<string | undefined> {
  if (process.env.SANDBOX_URL) return process.env.SANDBOX_URL;
  const port = await readPort(portFile());
  return port === undefined ? undefined : `http://127.0.0.1:${port}`;
}
