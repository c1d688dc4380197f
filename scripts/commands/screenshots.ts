import { rm } from "node:fs/promises";
import { join } from "node:path";
import { buildApp } from "../steps/build-app";
import { Crew } from "../steps/crew";
import { freePort } from "../steps/free-port";
import { generateClient } from "../steps/generate-client";
import { localBin, root } from "../steps/paths";
import { PlainError } from "../steps/plain-error";
import { runMain } from "../steps/run-main";
import { tryProgram } from "../steps/run-program";
import { say } from "../steps/say";
import { findBrowser, howToGetBrowser } from "../testing/find-browser";

/**
 * `npm run screenshots`: every page and its main states, light and dark, wide and narrow, into the folder screenshots.
 * Words after it choose pages: `npm run screenshots -- home run`.
 */
await runMain(async () => {
  if (!findBrowser()) throw new PlainError(howToGetBrowser);
  const chosen = process.argv.slice(2);
  const crew = new Crew();
  await crew.run(
    async () => {
      await generateClient();
      await buildApp(crew.signal);
      if (chosen.length === 0) await rm(join(root, "screenshots"), { recursive: true, force: true });
      const [port, sandboxPort] = [await freePort(), await freePort()];
      const failure = await tryProgram(
        localBin("playwright"),
        ["test", "--config", "e2e/screenshots/playwright.config.ts"],
        {
          signal: crew.signal,
          env: {
            E2E_PORT: String(port),
            E2E_SANDBOX_PORT: String(sandboxPort),
            SCREENSHOTS_OF: chosen.join(" "),
          },
        },
      );
      if (failure !== undefined) throw new PlainError(failure);
      say("Open screenshots/index.html");
    },
    { stay: false },
  );
});
