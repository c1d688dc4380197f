import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { findPostmaster } from "./postmaster";

it("leaves neither a process nor a file behind when its owner is killed", async () => {
  const program = `
    import { startThrowaway } from ${JSON.stringify(join(import.meta.dirname, "throwaway.ts"))};
    import { Client } from "pg";
    const { url } = await startThrowaway("throwaway-test");
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    console.log(rows[0].data_directory);
    setInterval(() => {}, 1000);
  `;
  const owner = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Before it come the sentences of the start.
  let data = "";
  for await (const line of createInterface({ input: owner.stdout })) {
    data = line;
    if (existsSync(join(data, "PG_VERSION"))) break;
  }
  expect(findPostmaster(data)).toBeGreaterThan(0);

  owner.kill("SIGKILL");
  await once(owner, "exit");
  await expect.poll(() => findPostmaster(data), { timeout: 20_000 }).toBeUndefined();
  await expect.poll(() => existsSync(data), { timeout: 20_000 }).toBe(false);
});
