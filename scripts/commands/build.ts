import { buildApp } from "../steps/build-app";
import { generateClient } from "../steps/generate-client";
import { runMain } from "../steps/run-main";
import { say } from "../steps/say";

/** `npm run build`: everything that `npm start` would prepare without a database. */
await runMain(async () => {
  await generateClient();
  await buildApp();
  say("Ready to start");
});
