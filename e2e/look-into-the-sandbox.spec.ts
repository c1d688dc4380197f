import { expectNoViolations } from "./fixtures/axe";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

test("the sandbox shows what arrived, and its switches take effect and can be taken back", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "c1");
  const invoices = [
    { id: "inv_1", customer: "c1", total: "10.00" },
    { id: "inv_2", customer: "c1", total: "20.50" },
  ];
  const sync = await makeInvoiceSync(page, account, invoices, { type: "partnerstack_sandbox" });
  await sync.run();

  await page.goto(`/destinations/${sync.destinationId}/sandbox`);
  await expect(page.getByText("2 transactions · USD 30.50")).toBeVisible();
  const transactions = page.getByRole("table", { name: "Transactions in the sandbox" });
  await page.getByRole("searchbox", { name: "Search by key or e-mail" }).fill("inv_2");
  await expect(transactions.getByRole("row", { name: /inv_/ })).toHaveCount(1);
  await expectNoViolations(page);
  await transactions.getByRole("link", { name: "inv_2" }).click();
  await expect(page.getByRole("dialog", { name: "inv_2" })).toContainText("amount: 2050");
  await page.keyboard.press("Escape");

  const parts = page.getByRole("navigation", { name: "Parts of the sandbox" });
  await parts.getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("row", { name: /c1@example.com/ })).toBeVisible();

  await parts.getByRole("link", { name: "Calls" }).click();
  const calls = page.getByRole("table", { name: "Calls that the sandbox received" });
  await calls.getByRole("link", { name: "POST /transactions" }).first().click();
  const call = page.getByRole("dialog", { name: "POST /transactions" });
  await expect(call).toContainText("inv_2");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(call).toBeHidden();

  await parts.getByRole("link", { name: "Switches" }).click();
  await expect(page.getByRole("switch", { name: "HTML 502" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("switch", { name: "HTML 502" }).click();
  await expect(page.getByText(/^Faults are on: HTML 502/)).toBeVisible();
  expect((await account.sandbox.switches()).faults.html502).not.toBeNull();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^Faults are on/)).toBeHidden();
  expect((await account.sandbox.switches()).faults.html502).toBeNull();

  const latency = page.getByRole("textbox", { name: /^Latency/ });
  await latency.fill("7");
  await latency.press("Enter");
  await expect.poll(async () => (await account.sandbox.switches()).latencyMs).toBe(7);

  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.setViewportSize({ width: 1280, height: 844 });

  await page.getByRole("button", { name: "Reset" }).click();
  const ask = page.getByRole("alertdialog");
  await expect(ask).toContainText("never sends one of them again");
  await ask.getByRole("button", { name: "Empty the sandbox" }).click();
  await expect(ask).toBeHidden();
  expect((await account.sandbox.summary()).transactions.total).toBe(0);
  await parts.getByRole("link", { name: "Transactions" }).click();
  await expect(page.getByText("No transactions yet")).toBeVisible();
});
