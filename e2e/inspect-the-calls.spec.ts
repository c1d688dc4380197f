import { expectNoViolations } from "./fixtures/axe";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

const invoices = [
  { id: "inv_1", customer: "c1", total: "10.00" },
  { id: "inv_2", customer: "nobody", total: "20.00" },
  { id: "inv_3", customer: "c1", total: "30.00" },
];

test("every call of a sync is shown with its answer, and the failed ones alone", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "c1");
  const sync = await makeInvoiceSync(page, account, invoices);
  await sync.run();
  const { calls: received } = await account.sandbox.calls({ method: "POST", path: "/transactions" });
  expect(received).toHaveLength(3);

  await page.goto(`/syncs/${sync.syncId}`);
  await page.getByRole("navigation", { name: "Parts of the sync" }).getByText("API Inspector").click();
  const calls = page.getByRole("table", { name: "Calls to PartnerStack" });
  await expect(calls.getByRole("row", { name: /POST \/transactions/ })).toHaveCount(3);
  await expectNoViolations(page);

  await page.getByRole("link", { name: "Failed calls" }).click();
  await expect(calls.getByRole("row", { name: /POST/ })).toHaveCount(1);
  await calls.getByRole("link", { name: /POST \/transactions/ }).click();
  const call = page.getByRole("dialog", { name: "POST /transactions" });
  await expect(call).toContainText("404");
  await expect(call).toContainText('customer_external_key: "nobody"');
  await expect(call).toContainText("application/json");
  await expect(call).not.toContainText(account.secretKey);
  await expectNoViolations(page);

  await call.getByRole("link", { name: /inv_2, run/ }).click();
  await expect(page.getByRole("dialog", { name: "Transaction inv_2" })).toBeVisible();

  await page.goto(`/syncs/${sync.syncId}/inspector`);
  await page.getByRole("searchbox", { name: "Find a whole key" }).fill("inv_3");
  await expect(calls.getByRole("row", { name: /POST/ })).toHaveCount(1);
  await expect(page).toHaveURL(/key=inv_3/);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
