import { runCommand } from "./steps/pinned-node.mjs";

await runCommand("screenshots");
