import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths";

/** Takes the settings of a .env file, where there is one. What the environment says already stands. */
export function loadEnvFile(): void {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
