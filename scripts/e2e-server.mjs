import { runCommand } from "./steps/pinned-node.mjs";

await runCommand("e2e-server");
