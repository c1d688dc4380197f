import { expectNoViolations } from "./fixtures/axe";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

test("one row is looked at, sent by itself, and never sent again", async ({ page, account }) => {
  await addCustomers(page, account, "c1");
  const sync = await makeInvoiceSync(page, account, [
    { id: "inv_1", customer: "c1", total: "10.00" },
    { id: "inv_2", customer: "c1", total: "20.50" },
    { id: "inv_3", customer: "c1", total: "x" },
  ]);
  const sent = async () => (await account.sandbox.transactions()).transactions.map(({ key }) => key).sort();

  await page.goto(`/syncs/${sync.syncId}`);
  await page.getByRole("button", { name: "More ways to run" }).click();
  await page.getByRole("menuitem", { name: "Test one row" }).click();
  await expect(page.getByText("Row 1 of the first 3")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Transaction inv_1" })).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "Transaction inv_2" })).toBeVisible();
  await expect(page.getByText('"amount": 2050')).toBeVisible();
  await expectNoViolations(page);
  expect(await sent()).toEqual([]);

  await page.getByRole("button", { name: "Send this record" }).click();
  await expect(page.getByRole("heading", { name: /^Run \d+$/, level: 1 })).toBeVisible();
  await expect.poll(sent, { timeout: 30_000 }).toEqual(["inv_2"]);
  await expect(page.getByText("Test", { exact: true }).first()).toBeVisible();

  await page.goto(`/syncs/${sync.syncId}/test`);
  await page.getByRole("searchbox", { name: "Find by Unique Identifier" }).fill("inv_2");
  await expect(page.getByText("It was sent already, and is not sent a second time.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send this record" })).toBeDisabled();
  await page.getByRole("searchbox", { name: "Find by Unique Identifier" }).fill("inv_3");
  await expect(page.getByText(/^Invalid: /)).toBeVisible();

  await sync.run();
  expect(await sent()).toEqual(["inv_1", "inv_2"]);
});
