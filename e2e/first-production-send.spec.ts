import { expectNoViolations } from "./fixtures/axe";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

test("the first send to a production account asks for its name, once", async ({ page, account }) => {
  const live = {
    ...account,
    publicKey: account.publicKey.replace(/_test$/, "_live"),
    secretKey: account.secretKey.replace(/_test$/, "_live"),
  };
  await addCustomers(page, live, "c1");
  const sync = await makeInvoiceSync(page, live, [{ id: "inv_1", customer: "c1", total: "10.00" }]);
  const sent = async () => (await account.sandbox.summary()).transactions.total;

  await page.goto(`/syncs/${sync.syncId}`);
  await expect(page.getByText("Production", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Run now" }).click();
  const ask = page.getByRole("alertdialog", { name: /^Let this sync send to/ });
  await expect(ask).toContainText("commissions");
  await expect(ask.getByRole("button", { name: "Run now" })).toBeDisabled();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(ask).toBeHidden();
  expect(await sent()).toBe(0);

  await page.getByRole("button", { name: "Start dry run" }).click();
  await page.getByRole("link", { name: "Look at them" }).click();
  await page.getByRole("button", { name: /^Send these 1 transaction/ }).click();
  await ask.getByLabel(/^Type .* to confirm$/).fill("something else");
  await expect(ask.getByRole("button", { name: /^Send 1 transaction/ })).toBeDisabled();
  const name = (await ask.locator("strong").textContent()) ?? "";
  await ask.getByLabel(/^Type .* to confirm$/).fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Run \d+$/, level: 1 })).toBeVisible();
  await expect.poll(sent, { timeout: 30_000 }).toBe(1);

  await sync.replace([
    { id: "inv_1", customer: "c1", total: "10.00" },
    { id: "inv_2", customer: "c1", total: "20.00" },
  ]);
  await page.goto(`/syncs/${sync.syncId}`);
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(ask).toBeHidden();
  await expect.poll(sent, { timeout: 30_000 }).toBe(2);
});
