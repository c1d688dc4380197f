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

test("no page scrolls sideways at 390 px", async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of pages) {
    await page.goto(path);
    await page.locator("h1").first().waitFor({ state: "attached" });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBe(0);
  }
});
