import { join } from "node:path";
import { startSandbox } from "./server.server";

const port = Number(process.env.SANDBOX_PORT ?? 3900);
const host = process.env.SANDBOX_HOST ?? "127.0.0.1";
const directory = join(process.env.DATA_DIR ?? "./.data", "sandbox");

try {
  const sandbox = await startSandbox({ port, host, directory });
  process.stdout.write(`PartnerStack sandbox ready at ${sandbox.url}\n`);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  process.stderr.write(
    `The PartnerStack sandbox could not start: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exit(1);
}
