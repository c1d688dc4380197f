import { expectNoViolations } from "./fixtures/axe";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

test("the activity of a sync tells who did what, and leads to the run", async ({ page, account }) => {
  await addCustomers(page, account, "c1");
  const sync = await makeInvoiceSync(page, account, [
    { id: "inv_1", customer: "c1", total: "10.00" },
    { id: "inv_2", customer: "nobody", total: "20.00" },
  ]);
  const run = await sync.run();
  await page.goto(`/runs/${run}?status=rejected`);
  await page.getByRole("link", { name: "inv_2" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Dismiss" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("A test order.");
  await page
    .getByRole("button", { name: /^Dismiss/ })
    .last()
    .click();
  await expect(page.getByRole("dialog")).toContainText("Dismissed");

  await page.goto(`/syncs/${sync.syncId}`);
  await page.getByRole("switch").click();
  await expect(page.getByText("Switched off: no run starts until you enable it.")).toBeVisible();
  await page.getByRole("navigation", { name: "Parts of the sync" }).getByText("Activity").click();
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines.filter({ hasText: "switched it off" })).toContainText("owner");
  await expect(lines.filter({ hasText: "dismissed 1 record" })).toContainText("A test order.");
  await expectNoViolations(page);

  await page.getByRole("link", { name: "Runs", exact: true }).click();
  await expect(lines.filter({ hasText: "switched it off" })).toHaveCount(0);
  await lines.getByRole("link", { name: `started run ${run}` }).click();
  await expect(page.getByRole("heading", { name: `Run ${run}`, level: 1 })).toBeVisible();
});
