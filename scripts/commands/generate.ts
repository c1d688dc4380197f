import { generateClient } from "../steps/generate-client";
import { runMain } from "../steps/run-main";

/** `npm run generate`: writes the Prisma client of prisma/schema to lib/store/generated. */
await runMain(async () => {
  await generateClient({ always: true });
});
