import { expectNoViolations } from "./fixtures/axe";
import { expect, test } from "./fixtures/test";

const pages = [
  "/",
  "/syncs",
  "/syncs/new",
  "/records",
  "/datasets",
  "/datasets/new",
  "/sources",
  "/sources/new",
  "/destinations",
  "/destinations/new",
  "/settings/profile",
  "/settings/api-keys",
  "/settings/retention",
];

for (const path of pages) {
  test(`${path} has nothing that axe objects to, light and dark`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
    await page.goto(path);
    await page.locator("h1").first().waitFor({ state: "attached" });
    await expectNoViolations(page);
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
    await expectNoViolations(page);
  });
}

test("no page scrolls sideways, from 360 px to 1920 px", async ({ page }) => {
  test.setTimeout(180_000);
  for (const path of pages) {
    await page.setViewportSize({ width: 360, height: 844 });
    await page.goto(path);
    await page.locator("h1").first().waitFor({ state: "attached" });
    for (const width of [360, 390, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${path} at ${width} px`).toBe(0);
    }
  }
});
