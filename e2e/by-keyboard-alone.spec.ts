import { uniqueName } from "./fixtures/flows";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { chooseCard, chooseTab, pick, press, tabTo, typeInto } from "./fixtures/keyboard";
import { expect, test } from "./fixtures/test";

test("from nothing to customers in PartnerStack, by keyboard alone", async ({ page, account }) => {
  test.setTimeout(240_000);
  const name = uniqueName("Keys");
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });

  await page.goto("/sources");
  await press(page, page.getByRole("link", { name: "New source" }).first());
  await chooseCard(page, page.getByRole("radio", { name: /Sample data/ }));
  await press(page, button("Continue"));
  await typeInto(page, page.getByLabel("Name"), name);
  await page.keyboard.press("Enter");
  await press(page, button("Done"));
  await expect(page.getByRole("heading", { name })).toBeVisible();

  await page.goto("/destinations");
  await press(page, page.getByRole("link", { name: "New destination" }).first());
  await chooseCard(page, page.getByRole("radio", { name: /^PartnerStack(?! sandbox)/ }));
  await press(page, button("Continue"));
  await typeInto(page, page.getByLabel("Name"), name);
  await typeInto(page, page.getByLabel("Public key"), account.publicKey);
  await typeInto(page, page.getByLabel("Secret key", { exact: true }), account.secretKey);
  await press(page, button("Connect"));
  await press(page, button("Done"));

  await page.goto("/datasets/new");
  await press(page, page.getByRole("combobox", { name: "Source" }));
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await pick(page, "Table or view", "customers");
  await typeInto(page, page.getByLabel("Name"), name);
  await press(page, button("Create dataset"));
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

  await page.goto("/syncs/new");
  await pick(page, "Dataset", name);
  await pick(page, "Destination", name);
  await chooseCard(page, page.getByRole("radio", { name: /^Customer/ }));
  await chooseCard(page, page.getByRole("radio", { name: /^Update or Create/ }));
  await pick(page, "Customer Key", "customer_id");
  await press(page, button("Generate mappings"));
  await expect(page.getByRole("button", { name: /^Source value of Customer email/ })).toBeVisible();
  await typeInto(page, page.getByLabel("Label"), name);
  await press(page, button("Create"));
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

  await press(page, button("Run now"));
  await expect(page.getByRole("main").getByText("Completed with errors").first()).toBeVisible({
    timeout: 60_000,
  });
  expect((await account.sandbox.summary()).customers.total).toBeGreaterThan(250);
});

test("a rejected record is looked at and dismissed, by keyboard alone, and the focus is never lost", async ({
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
  const record = page.getByRole("link", { name: "inv_2", exact: true });
  await press(page, record);
  const drawer = page.getByRole("dialog", { name: "Transaction inv_2" });
  await expect(drawer).toBeVisible();
  await chooseTab(page, drawer.getByRole("tab", { name: /Request and response/ }));
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(record).toBeFocused();

  await page.keyboard.press("Enter");
  await press(page, drawer.getByRole("button", { name: /^Dismiss/ }));
  const question = page.getByRole("dialog", { name: /^Dismiss/ });
  await typeInto(page, question.getByLabel("Note"), "A test of ours");
  await press(page, question.getByRole("button", { name: /^Dismiss/ }));
  await expect(page.getByText("2 changed = 1 success + 1 dismissed")).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("inv_2");
  await page.getByRole("option", { name: /inv_2/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/records\?key=inv_2/);
  await tabTo(page, page.getByRole("link", { name: "inv_2" }).first());
});
