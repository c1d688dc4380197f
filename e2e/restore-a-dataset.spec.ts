import { expectNoViolations } from "./fixtures/axe";
import { fillPostgres, uniqueName } from "./fixtures/flows";
import { expect, hasChinook, test } from "./fixtures/test";

test("what a dataset read before is compared with today and restored", async ({ page, chinook }) => {
  test.skip(!hasChinook, "The Chinook sample database is not beside this project.");
  const name = uniqueName("Invoices by SQL");
  await fillPostgres(page, name, chinook);
  await page.getByRole("button", { name: "Done" }).click();
  await page.goto("/datasets/new");
  await page.getByRole("combobox", { name: "Source" }).click();
  await page.getByRole("option", { name }).first().click();
  await page.getByRole("radio", { name: /SQL query/ }).click();
  const sql = page.getByLabel("SQL query", { exact: true });
  await sql.fill("SELECT invoice_id, total\nFROM invoice");
  await page.getByRole("button", { name: "Run preview" }).click();
  await expect(page.getByRole("columnheader", { name: /invoice_id/ })).toBeVisible();
  await expectNoViolations(page);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create dataset" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

  await page.goto(`${page.url()}/edit`);
  await sql.fill("SELECT invoice_id, total\nFROM invoice\nWHERE total > 10");
  await page.getByRole("button", { name: "Save dataset" }).click();
  await expect(page.getByText(`${name} was saved`)).toBeVisible();

  await page.getByRole("link", { name: "Version 1" }).click();
  const drawer = page.getByRole("dialog", { name: "Version 1" });
  await expect(drawer.getByRole("region", { name: "Changes against today" })).toContainText(
    "removed: WHERE total > 10",
  );
  await expectNoViolations(page);
  await drawer.getByRole("button", { name: "Restore this version" }).click();
  await page
    .getByRole("alertdialog", { name: "Read version 1 again?" })
    .getByRole("button", { name: "Restore this version" })
    .click();
  await expect(page.getByText("Version 1 is in use again")).toBeVisible();
  await expect(page.getByRole("link", { name: "Version 3" })).toBeVisible();
  await expect(page.getByText("WHERE total > 10")).toBeHidden();
});
