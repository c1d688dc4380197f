import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** A Chromium on this machine: the one of the system, or else the one that Playwright installed. */
export function findBrowser(): string | undefined {
  const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", chromium.executablePath()];
  return candidates.find((path) => existsSync(path));
}

export const howToGetBrowser =
  'There is no Chromium for the browser tests. Install one with "apt-get install -y chromium" or "npx playwright install chromium".';
