import { expect, test } from "./fixtures/test";

for (const path of ["/datasets/0", "/sources/999999999", "/syncs/999999999", "/runs/999999999", "/nowhere"]) {
  test(`${path} answers 404 with one page in one frame`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      /There is (nothing|no page) at this address/,
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
