import { expectNoViolations } from "./fixtures/axe";
import { addCustomers, addTwinOf, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

test("a record has a page: what is known of it, what PartnerStack holds now, and every run that touched it", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "c1");
  const invoice = { id: "inv_77", customer: "c1", total: "10.00" };
  const sync = await makeInvoiceSync(page, account, [invoice], { keyed: false });
  await sync.run();

  await page.goto("/records");
  await page.getByRole("searchbox", { name: "Key of a record" }).fill("inv_77");
  await page.getByRole("button", { name: "Look up" }).click();
  await page.getByRole("link", { name: "inv_77" }).first().click();
  await page.getByRole("link", { name: "Its timeline, and what PartnerStack holds now" }).click();

  await expect(page.getByRole("heading", { name: "Transaction inv_77", level: 1 })).toBeVisible();
  await expect(page.getByText("It was sent already, and is not sent a second time.")).toBeVisible();
  const before = await account.sandbox.summary();
  await page.getByRole("button", { name: "Look in PartnerStack" }).click();
  await expect(page.getByText("PartnerStack lists it.")).toBeVisible();
  const listed = page.getByRole("table", { name: "Transactions that PartnerStack lists" });
  await expect(listed.getByRole("row", { name: /inv_77/ })).toContainText("USD 10.00");
  await expectNoViolations(page);

  await addTwinOf(page, account, invoice);
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText("PartnerStack lists 2 transactions like it.")).toBeVisible();
  const after = await account.sandbox.summary();
  expect(after.transactions.total).toBe(before.transactions.total + 1);

  const timeline = page.getByRole("table", { name: "Timeline of the record" });
  await timeline.getByRole("link").first().click();
  await expect(page.getByRole("dialog", { name: "Transaction inv_77" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test("the records of a run are put in the order of time, and back in the order of the plan", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "c1");
  const sync = await makeInvoiceSync(page, account, [
    { id: "inv_1", customer: "c1", total: "10.00" },
    { id: "inv_2", customer: "nobody", total: "20.00" },
  ]);
  const runId = await sync.run();
  await page.goto(`/runs/${runId}`);
  const records = page.getByRole("table", { name: `Records of run ${runId}` });
  await records.getByRole("link", { name: "Time" }).click();
  await expect(records.getByRole("columnheader", { name: "Time" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/sort=time/);
  await records.getByRole("link", { name: "Time" }).click();
  await expect(records.getByRole("columnheader", { name: "Time" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.getByRole("link", { name: "Remove the filter: Newest first" }).click();
  await expect(page).not.toHaveURL(/sort=/);
});
