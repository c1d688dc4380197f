import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

/** What each page may load before anybody does anything, in kB of compressed script: no more than it does today. */
const budgets: [path: string, kilobytes: number][] = [
  ["/", 200],
  ["/syncs", 212],
  ["/records", 235],
  ["/datasets", 212],
  ["/sources", 200],
  ["/destinations", 206],
  ["/settings/profile", 210],
  ["/datasets/new", 264],
  ["/sources/new", 262],
  ["/destinations/new", 264],
  ["/syncs/new", 305],
];

test("no page loads more script at first than it is allowed", async ({ page }) => {
  const sizes = new Map<string, number>();
  for (const [path, most] of budgets) {
    const html = await (await page.request.get(path)).text();
    const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"(?![^>]*nomodule)/gi)].map(
      ([, src]) => src ?? "",
    );
    expect(scripts.length, path).toBeGreaterThan(3);
    let bytes = 0;
    for (const script of new Set(scripts)) {
      const known = sizes.get(script) ?? gzipSync(await (await page.request.get(script)).body()).length;
      sizes.set(script, known);
      bytes += known;
    }
    expect(Math.round(bytes / 1_000), `${path} in kB`).toBeLessThanOrEqual(most);
  }
});

test("nothing on a page moves while it loads", async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    const seen = window as unknown as { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const [path] of budgets) {
      await page.goto(path);
      await page.locator("h1").first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      // A hundredth is what nobody sees; 0.1 is what is called good.
      expect(await shiftOf(page), `${path} at ${width} px`).toBeLessThan(0.01);
    }
  }
});

function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}
