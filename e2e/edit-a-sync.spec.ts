import { expectNoViolations } from "./fixtures/axe";
import { chooseOption } from "./fixtures/flows";
import { makeInvoiceSync } from "./fixtures/invoices";
import { preparePayments } from "./fixtures/prepare";
import { expect, test } from "./fixtures/test";

test("a change that was canceled is gone, and another key of sent payments is asked about first", async ({
  page,
  account,
}) => {
  const sync = await preparePayments(page, account);
  const key = page.getByRole("combobox", { name: "Unique Identifier" });

  await page.goto(`${sync.path}/edit`);
  await chooseOption(page, "Unique Identifier", "paid_on");
  await expect(page.getByText("Your changes are not saved yet")).toBeVisible();
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: sync.label, level: 1 })).toBeVisible();
  await page.goto(`${sync.path}/edit`);
  await expect(key).toContainText("pay_id");
  await expect(page.getByText("Your changes are not saved yet")).toBeHidden();

  await chooseOption(page, "Unique Identifier", "paid_on");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const question = page.getByRole("alertdialog", { name: /^Change the Unique Identifier of/ });
  await expect(question).toContainText("partners can be paid twice");
  await question.getByRole("button", { name: "Cancel" }).click();
  await page.reload();
  await expect(key).toContainText("paid_on");

  await page.getByRole("button", { name: "Save", exact: true }).click();
  await question.getByRole("button", { name: "Change it and save" }).click();
  await expect(page.getByText("Version 2 was saved")).toBeVisible();
});

test("a version says what it changed, and an older one is restored", async ({ page, account }) => {
  const rows = [{ id: "inv_1", customer: "c1", total: "1.00" }];
  const { syncId } = await makeInvoiceSync(page, account, rows);
  const address = `/api/syncs/${syncId}`;
  const headers = { authorization: `Bearer ${process.env.BOOTSTRAP_API_KEY}` };
  const configOf = async () => (await (await page.request.get(address, { headers })).json()).config;
  const first = await configOf();
  const edited = await page.request.patch(address, {
    headers,
    data: { config: { ...first, syncKey: "customer" } },
  });
  expect(edited.ok(), await edited.text()).toBe(true);

  await page.goto(`/syncs/${syncId}/configuration`);
  await page.getByRole("link", { name: "Version 2" }).click();
  const newer = page.getByRole("dialog", { name: "Version 2" });
  await expect(newer.getByRole("row", { name: /^Unique Identifier id customer$/ })).toBeVisible();
  await newer.getByRole("combobox", { name: "Version to compare with" }).click();
  await page.getByRole("option", { name: "Version 1" }).click();
  await expect(page).toHaveURL(/against=1/);
  await expect(newer.getByRole("table", { name: "Changes against the other version" })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Version 1" }).click();
  await page
    .getByRole("dialog", { name: "Version 1" })
    .getByRole("button", { name: "Restore this version" })
    .click();
  const restore = page.getByRole("alertdialog", { name: "Use version 1 again?" });
  await expect(restore).toContainText("a transaction can be sent a second time");
  await restore.getByRole("button", { name: "Restore this version" }).click();
  await expect(page.getByText("Version 1 is in use again, as version 3")).toBeVisible();
  expect(await configOf()).toEqual(first);
});

test("a sync is deleted from its own page", async ({ page, account }) => {
  const sync = await preparePayments(page, account);
  await page.goto(sync.path);
  await page.getByRole("button", { name: `Actions of ${sync.label}` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete sync" }).click();
  await expect(page).toHaveURL(/\/syncs$/);
  expect((await page.goto(sync.path))?.status()).toBe(404);
});
