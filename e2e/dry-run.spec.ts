import { expectNoViolations } from "./fixtures/axe";
import { syncPayments } from "./fixtures/payments";
import { expect, test } from "./fixtures/test";

const payment = (id: number, amount: string) => `pay_${id},c1,${amount},USD,2026-03-0${id}T10:00:00`;
const three = [payment(1, "1060.00"), payment(2, "1060.50"), payment(3, "1059.50")];

test("a dry run shows the exact requests, and sends them when it is told to", async ({
  page,
  account,
  request,
}) => {
  const sync = await syncPayments(request, account, three);
  await page.goto(sync.path);
  await page.getByRole("button", { name: "Start dry run" }).click();
  await expect(page.getByText("Nothing was sent. 3 transactions (USD 3,180.00) would be.")).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("link", { name: "Look at them" }).click();

  await page.getByRole("link", { name: "pay_2" }).click();
  const record = page.getByRole("dialog");
  await expect(record).toContainText("/api/v2/transactions");
  await expect(record).toContainText('"amount": 106050');
  await expect(record.getByRole("button", { name: "Copy as curl" })).toBeVisible();
  await record.getByRole("tab", { name: "Before and after" }).click();
  await expect(record.getByRole("table", { name: "Fields before and after" })).toContainText("106050");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(record).toBeHidden();
  await expectNoViolations(page);
  expect((await account.sandbox.transactions()).total).toBe(0);

  await page.getByRole("button", { name: "Send these 3 transactions (USD 3,180.00)" }).click();
  await expect(page.getByText(/Sends exactly what dry run \d+ showed/)).toBeVisible();
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await account.sandbox.transactions()).toMatchObject({ total: 3, sum: { USD: 318_000 } });

  await page.getByRole("link", { name: /^dry run \d+$/ }).click();
  await expect(page.getByText(/Run \d+ has sent it/)).toBeVisible();
  await expect(page.getByRole("button", { name: /Send these/ })).toBeHidden();
});

test("a dry run whose source moved is not sent, and the page says what it would be now", async ({
  page,
  account,
  request,
}) => {
  const sync = await syncPayments(request, account, three);
  await page.goto(sync.path);
  await page.getByRole("button", { name: "Start dry run" }).click();
  await page.getByRole("link", { name: "Look at them" }).click({ timeout: 30_000 });
  await sync.replaceRows([...three, payment(4, "50.00")]);

  await page.getByRole("button", { name: /^Send these/ }).click();
  await expect(page.getByText(/now it would be 4 transactions \(USD 3,230\.00\)/)).toBeVisible({
    timeout: 30_000,
  });
  expect((await account.sandbox.transactions()).total).toBe(0);

  await page.getByRole("button", { name: "Start a new dry run" }).click();
  await expect(page.getByText("Nothing was sent. 4 transactions (USD 3,230.00) would be.")).toBeVisible({
    timeout: 30_000,
  });
});

test("a run that a guard rail holds says why, and goes on when somebody releases it with a note", async ({
  page,
  account,
  request,
}) => {
  const sync = await syncPayments(request, account, three);
  await page.goto(`${sync.path}/configuration`);
  await page.getByRole("button", { name: "Edit guard rails" }).click();
  const rails = page.getByRole("dialog", { name: "Guard rails" });
  await expectNoViolations(page);
  await rails.getByLabel("Records in one run: limit").fill("2");
  await rails.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("2 records", { exact: true })).toBeVisible();

  await page.goto(sync.path);
  await page.getByRole("button", { name: "Run now" }).click();
  const why = "3 transactions would be sent; this sync holds above 2.";
  await expect(page.getByText(why)).toBeVisible({ timeout: 30_000 });
  expect((await account.sandbox.transactions()).total).toBe(0);
  await page.goto("/");
  await expect(page.getByText(why)).toBeVisible();
  await page
    .getByRole("listitem")
    .filter({ hasText: why })
    .getByRole("link", { name: "Look and release" })
    .click();

  await expect(page.getByRole("button", { name: "Release" })).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Release" }).click();
  const dialog = page.getByRole("dialog", { name: /^Release run/ });
  await dialog.getByRole("button", { name: /^Send/ }).click();
  await expect(dialog.getByText("Say in a few words why it may be sent.")).toBeVisible();
  await expectNoViolations(page);
  await dialog.getByLabel(/Why may it be sent/).fill("Three invoices of March, checked");
  await dialog.getByRole("button", { name: "Send 3 transactions (USD 3,180.00)" }).click();
  await expect(page.getByText("Completed", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/“Three invoices of March, checked”/)).toBeVisible();
  expect((await account.sandbox.transactions()).total).toBe(3);
});
