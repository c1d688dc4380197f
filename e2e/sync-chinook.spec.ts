import {
  chooseInWizard,
  connectPartnerStack,
  connectSampleData,
  createSync,
  createTableDataset,
  fillPostgres,
  mapField,
  runNow,
  uniqueName,
} from "./fixtures/flows";
import { expect, hasChinook, test } from "./fixtures/test";

test.describe("real customers and invoices", () => {
  test.skip(
    !hasChinook,
    "The Chinook database is not beside this clone: the same flow runs on the built-in sample data.",
  );

  test("reach PartnerStack to the cent, and a second run sends nothing", async ({
    page,
    account,
    chinook,
  }) => {
    test.setTimeout(180_000);
    const source = uniqueName("Chinook");
    const destination = uniqueName("PartnerStack");
    const customerRows = uniqueName("Chinook customers");
    const invoiceRows = uniqueName("Chinook invoices");
    await fillPostgres(page, source, chinook);
    await expect(page.getByText("11 tables are readable")).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();

    await connectPartnerStack(page, destination, account);
    await expect(page.getByText("Keys accepted")).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();

    await createTableDataset(page, source, "customer", customerRows);
    await createTableDataset(page, source, "invoice", invoiceRows);

    await chooseInWizard(page, {
      dataset: customerRows,
      destination: destination,
      object: "Customer",
      behavior: "Update or Create",
      syncKey: "customer_id",
    });
    await mapField(page, { field: "Customer email", column: "email" });
    await mapField(page, { field: "Partner key", constant: "gstest" });
    const customers = await createSync(page, "Customers of Chinook");
    await runNow(page, customers);

    await chooseInWizard(page, {
      dataset: invoiceRows,
      destination: destination,
      object: "Transaction",
      behavior: "Send",
      syncKey: "invoice_id",
    });
    await page.getByRole("combobox", { name: "Customer" }).click();
    await page.getByRole("option", { name: "Customer external key (your id)" }).click();
    await mapField(page, { field: "Customer external key (your id)", column: "customer_id" });
    await mapField(page, { field: "Amount", column: "total" });
    await expect(page.getByText("1.98 becomes 198 cents, USD 1.98")).toBeHidden();
    await mapField(page, { field: "Currency", constant: "USD" });
    await expect(page.getByText("1.98 becomes 198 cents, USD 1.98")).toBeVisible();
    await page
      .getByRole("switch", { name: /Also send the Unique Identifier as the transaction key/ })
      .click();
    await mapField(page, { field: "Transaction key", template: "inv_{{ record['invoice_id'] }}" });
    await page.getByRole("button", { name: "Add mapping" }).click();
    await page.getByRole("combobox", { name: "PartnerStack field" }).last().click();
    await page.getByRole("option", { name: /Transaction date/ }).click();
    await mapField(page, { field: "Transaction date", column: "invoice_date" });
    const invoices = await createSync(page, "Invoices of Chinook");
    await runNow(page, invoices);

    const all = await account.sandbox.transactions({ limit: 10_000 });
    expect(all).toMatchObject({ total: 412, sum: { USD: 232_860 } });
    expect(new Set(all.transactions.map(({ key }) => key)).size).toBe(412);
    expect((await account.sandbox.customers({ limit: 10_000 })).total).toBe(59);

    await runNow(page, customers);
    await runNow(page, invoices);
    const writes = async (method: string) => (await account.sandbox.calls({ method, limit: 5_000 })).calls;
    expect(await writes("POST")).toHaveLength(59 + 412);
    expect(await writes("PATCH")).toHaveLength(0);

    await chinook.client.query("UPDATE customer SET email = 'new.address@example.com' WHERE customer_id = 1");
    await chinook.client.query(
      "INSERT INTO invoice (invoice_id, customer_id, invoice_date, total) VALUES (413, 1, '2026-01-15', 12.34)",
    );
    await runNow(page, customers);
    await runNow(page, invoices);
    const patches = await writes("PATCH");
    expect(patches).toHaveLength(1);
    expect(patches[0]).toMatchObject({
      path: "/customers/1",
      received: { email: "new.address@example.com" },
    });
    expect(await writes("POST")).toHaveLength(59 + 413);
    expect(await account.sandbox.transactions()).toMatchObject({ total: 413, sum: { USD: 234_094 } });
  });
});

test("the built-in sample data reaches PartnerStack, and its bad rows are stopped with a reason", async ({
  page,
  account,
}) => {
  test.setTimeout(180_000);
  const source = uniqueName("Sample");
  const destination = uniqueName("PartnerStack");
  const rows = uniqueName("Sample customers");
  await connectSampleData(page, source);
  await connectPartnerStack(page, destination, account);
  await page.getByRole("button", { name: "Done" }).click();
  await createTableDataset(page, source, "customers", rows);

  await chooseInWizard(page, {
    dataset: rows,
    destination: destination,
    object: "Customer",
    behavior: "Update or Create",
    syncKey: "customer_id",
  });
  await page.getByRole("button", { name: "Generate mappings" }).first().click();
  const sync = await createSync(page, "Customers of the sample");
  await runNow(page, sync, "Completed with errors");

  const { total } = await account.sandbox.customers();
  expect(total).toBeGreaterThan(290);
  expect(total).toBeLessThan(300);

  await page.getByRole("link", { name: /is not an e-mail address/ }).click();
  await expect(page.getByRole("heading", { name: /^Run \d+$/, level: 1 })).toBeVisible();
  await page
    .getByRole("table", { name: /^Records of run/ })
    .getByRole("cell")
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("dialog")).toContainText("Correct the e-mail address in the source");

  await runNow(page, sync, "Completed with errors");
  expect((await account.sandbox.customers()).total).toBe(total);
});
