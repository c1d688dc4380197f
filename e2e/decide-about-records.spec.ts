import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addCustomers, addTwinOf, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

const invoices = [
  { id: "inv_1", customer: "acme", total: "10.00" },
  { id: "inv_2", customer: "late", total: "20.00" },
  { id: "inv_3", customer: "late", total: "30.00" },
  { id: "inv_4", customer: "acme", total: "forty" },
];

async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" "))}`)).toEqual(
    [],
  );
}

test("rejected records are retried once the cause is gone, and only they are sent", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "acme");
  const sync = await makeInvoiceSync(page, account, invoices);
  const run = await sync.run();
  await page.goto(`/runs/${run}`);
  await expect(page.getByText("4 records = 0 unchanged + 3 changed + 1 invalid")).toBeVisible();

  await addCustomers(page, account, "late");
  await page.getByRole("button", { name: /^Retry 2 records: PartnerStack does not know/ }).click();
  const question = page.getByRole("alertdialog", { name: "Retry 2 records?" });
  await expect(question).toContainText("is not sent again");
  await question.getByRole("button", { name: "Retry 2 records" }).click();
  await expect(page.getByText(/^Run \d+ looks at 2 records again$/)).toBeVisible();
  await page.getByRole("button", { name: "View run" }).click();
  await expect(page.getByText("2 records = 0 unchanged + 2 changed")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("main").getByText("Completed", { exact: true })).toBeVisible();
  await expect(page.getByText("Manual, Retry")).toBeVisible();

  const { total, sum } = await account.sandbox.transactions();
  expect({ total, sum }).toMatchObject({ total: 3, sum: { USD: 6_000 } });

  await sync.replace(invoices.with(3, { id: "inv_4", customer: "acme", total: "40.00" }));
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Retry 1 record: .forty. is not an amount/ }).click();
  await page.getByRole("button", { name: "Retry 1 record", exact: true }).click();
  await expect
    .poll(async () => (await account.sandbox.transactions()).sum, { timeout: 30_000 })
    .toEqual({ USD: 10_000 });
  expect(await runCounts(page, await sync.run())).toMatchObject({ unchanged: 4, changed: 0, invalid: 0 });
});

test("records are dismissed with a note, by keyboard too, and an undo brings them back", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "acme");
  const sync = await makeInvoiceSync(page, account, invoices);
  const run = await sync.run();
  await page.goto(`/runs/${run}?status=rejected`);

  await page.getByRole("link", { name: "inv_2", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("1 record selected")).toBeVisible();
  await page.getByRole("checkbox", { name: "Select inv_3" }).click({ modifiers: ["Shift"] });
  await expect(page.getByText("2 records selected")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Dismiss 2", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Dismiss 2 records?" });
  await question.getByRole("button", { name: "Dismiss 2 records" }).click();
  await expect(question.getByText("Say why, in at least 3 characters.")).toBeVisible();
  await question.getByLabel("Note").fill("Test customers of ours");
  await question.getByRole("button", { name: "Dismiss 2 records" }).click();
  await expect(page.getByText("2 records dismissed")).toBeVisible();
  await expect(page.getByText("3 changed = 1 success + 2 dismissed")).toBeVisible();

  await page.goto(`/runs/${run}?status=dismissed`);
  await page.getByRole("link", { name: "inv_2", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "inv_2" })).toContainText("Test customers of ours");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await runCounts(page, await sync.run())).toMatchObject({ unchanged: 3, rejected: 0, invalid: 1 });

  await page.goto(`/runs/${run}?status=invalid`);
  await page.getByRole("checkbox", { name: "Select inv_4" }).click();
  await page.getByRole("button", { name: "Dismiss 1", exact: true }).click();
  await page.getByLabel("Note").fill("A joke of the sales team");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Dismiss 1 record" }).click();
  await expect(page.getByText("4 records = 0 unchanged + 4 changed")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 record restored")).toBeVisible();
  await expect(page.getByText("4 records = 0 unchanged + 3 changed + 1 invalid")).toBeVisible();
  expect(await runCounts(page, await sync.run())).toMatchObject({ unchanged: 3, invalid: 1 });
});

test("an uncertain transaction is decided by a person, with the evidence beside it", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "acme");
  const doubtful = [
    { id: "inv_1", customer: "acme", total: "41.58" },
    { id: "inv_2", customer: "acme", total: "12.00" },
  ];
  for (const invoice of doubtful) await addTwinOf(page, account, invoice);
  const sync = await makeInvoiceSync(page, account, doubtful, { keyed: false });
  await account.sandbox.setSwitches({ faults: { dropAfterCommit: { probability: 1, method: "POST" } } });
  const run = await sync.run();
  await account.sandbox.setSwitches({ faults: { dropAfterCommit: null } });

  await page.goto(`/runs/${run}?status=uncertain`);
  await page.getByRole("link", { name: "inv_1", exact: true }).click();
  const drawer = page.getByRole("dialog", { name: "inv_1" });
  await expect(drawer).toContainText("Did it arrive?");
  await expect(drawer.getByRole("radio", { name: /Alike in everything/ })).toHaveCount(2);
  await drawer.getByRole("button", { name: "Look again" }).click();
  await expect(drawer.getByText(/^PartnerStack lists \d+ transactions in that time/)).toBeVisible();
  await expectAccessible(page);

  await drawer.getByRole("button", { name: "Send it again" }).click();
  await expect(drawer.getByText("Say why, in at least 3 characters.")).toBeVisible();
  await drawer.getByLabel("Note").fill("Both belong to another system");
  await drawer.getByRole("button", { name: "Send it again" }).click();
  const question = page.getByRole("alertdialog", { name: "Send inv_1 again?" });
  await expect(question).toContainText("This transaction of USD 41.58 will be sent to PartnerStack again.");
  await expect(question).toContainText("the partner is paid twice");
  await question.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText(/^Run \d+ sends inv_1 again$/)).toBeVisible();
  await expect.poll(async () => (await account.sandbox.transactions()).total, { timeout: 30_000 }).toBe(5);

  await page.goto(`/runs/${run}?status=uncertain`);
  await page.getByRole("link", { name: "inv_2", exact: true }).click();
  const other = page.getByRole("dialog", { name: "inv_2" });
  await other
    .getByRole("radio", { name: /Alike in everything/ })
    .first()
    .click();
  await other.getByRole("button", { name: "It arrived" }).click();
  const arrived = page.getByRole("alertdialog", { name: "inv_2 arrived?" });
  await expect(arrived).toContainText("It is never sent again");
  await arrived.getByRole("button", { name: "It arrived" }).click();
  await expect(page.getByText("inv_2 counts as accepted")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 changed = 1 success + 1 dismissed")).toBeVisible();
  expect(await runCounts(page, await sync.run())).toMatchObject({ unchanged: 2, changed: 0 });
  expect((await account.sandbox.transactions()).total).toBe(5);
});

async function runCounts(page: Page, runId: number): Promise<Record<string, number>> {
  const response = await page.request.get(`/api/runs/${runId}`);
  return (await response.json()).run.counts;
}
