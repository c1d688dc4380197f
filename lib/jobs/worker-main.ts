import { closeDatabase } from "@/lib/store/database";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";
import { beforeEnd } from "./before-end";
import { within } from "./within";
import { beginWorker } from "./worker-life";

/** How long open connections are waited for; what is still at work on them has been given back. */
const closingMs = 2_000;

/** `npm run worker`: one more worker on DATABASE_URL, until Ctrl-C. While the database is away it keeps trying. */
const worker = beginWorker(isDatabaseUnreachable);

beforeEnd(async () => {
  await worker.stop();
  await within(closingMs, closeDatabase());
  process.exit(0);
});

await worker.ready;
