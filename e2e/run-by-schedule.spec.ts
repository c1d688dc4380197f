import { expectNoViolations } from "./fixtures/axe";
import { chooseOption } from "./fixtures/flows";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

const invoices = [
  { id: "inv_1", customer: "c1", total: "10.00" },
  { id: "inv_2", customer: "c1", total: "20.50" },
];

test("a sync is given a schedule, and its next five runs are shown before it is saved", async ({
  page,
  account,
}) => {
  await addCustomers(page, account, "c1");
  const sync = await makeInvoiceSync(page, account, invoices);
  await page.goto(`/syncs/${sync.syncId}`);
  await page.getByRole("link", { name: "Set a schedule" }).click();
  await page.getByRole("combobox", { name: "Schedule" }).click();
  await page.getByRole("option", { name: /^Every week/ }).click();
  await page.getByRole("combobox", { name: "Day" }).click();
  await page.getByRole("option", { name: "Friday" }).click();
  await page.getByLabel("Time", { exact: true }).fill("07:30");
  await chooseOption(page, "Time zone", "Europe/Berlin");
  const next = page.getByRole("region", { name: "Next runs" });
  await expect(next).toContainText("Every Friday at 07:30 (Europe/Berlin)");
  await expect(next.getByRole("listitem")).toHaveCount(5);
  await expectNoViolations(page);

  await page.getByRole("combobox", { name: "Schedule" }).click();
  await page.getByRole("option", { name: /^Cron expression/ }).click();
  await page.getByLabel("Cron expression").fill("0 25 * * *");
  await expect(page.getByText("The hour “25” is not between 0 and 23.")).toBeVisible();
  await page.getByLabel("Cron expression").fill("0 6,18 * * mon-fri");
  await expect(next).toContainText("At 06:00 and 18:00, on Monday to Friday (Europe/Berlin)");
  await page.getByRole("button", { name: "Add a time" }).click();
  await expect(next).toContainText("not from 22:00 to 06:00");
  await page.getByRole("button", { name: "Save schedule" }).click();
  await expect(page.getByText("The schedule was saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Cron expression")).toHaveValue("0 6,18 * * mon-fri");

  await page.goto(`/syncs/${sync.syncId}`);
  await expect(page.getByText(/^Next run in /)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/syncs/${sync.syncId}/schedule`);
  await expect(next).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test("a continuous sync runs by itself, one that follows it runs after it, and an address starts a third", async ({
  page,
  account,
}) => {
  test.setTimeout(240_000);
  await addCustomers(page, account, "c1");
  const first = await makeInvoiceSync(page, account, invoices);
  const headers = { authorization: `Bearer ${process.env.BOOTSTRAP_API_KEY}` };
  const put = async (syncId: number, triggers: object) => {
    const answer = await page.request.put(`/api/syncs/${syncId}/triggers`, { headers, data: { triggers } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  const second = await makeInvoiceSync(page, account, invoices, { type: "partnerstack_sandbox" });
  await put(second.syncId, { after: [first.syncId] });
  await put(first.syncId, { schedule: { frequency: "continuous" } });
  await page.goto(`/syncs/${first.syncId}/history`);
  await expect
    .poll(async () => (await account.sandbox.transactions()).total, { timeout: 100_000 })
    .toBeGreaterThanOrEqual(2);
  await put(first.syncId, {});
  await page.reload();
  await expect(page.getByText("Scheduled").first()).toBeVisible();
  await page.goto(`/syncs/${second.syncId}/history`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Sequence").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

  await page.goto(`/syncs/${first.syncId}/schedule`);
  await page.getByRole("button", { name: "Make an address" }).click();
  await expect(page.getByText("Copy the address now: it is not shown again")).toBeVisible();
  await expectNoViolations(page);
  const address = (await page.locator("code", { hasText: "/api/hooks/" }).textContent()) ?? "";
  const failed = await page.request.post(address, {
    data: { eventType: "job.run.errored", data: { runStatus: "Errored" } },
  });
  expect(await failed.json()).toMatchObject({ started: false });
  const called = await page.request.post(address, { data: {} });
  expect(await called.json()).toMatchObject({ started: true });
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove the address" }).click();
  await expect(page.getByText("The address was taken away")).toBeVisible();
  expect((await page.request.post(address, { data: {} })).status()).toBe(404);
});
