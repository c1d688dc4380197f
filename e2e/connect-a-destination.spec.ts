import { connectPartnerStack, fillPostgres } from "./fixtures/flows";
import { expect, test } from "./fixtures/test";

test("wrong keys are refused in plain words, and nothing is saved", async ({ page, account }) => {
  await connectPartnerStack(page, "Never saved", { ...account, secretKey: "sk_sandbox_wrong" });
  await expect(page.getByText(/refused the keys \(401\)/)).toBeVisible();
  await page.goto("/destinations");
  await expect(page.getByRole("heading", { name: "Never saved" })).toBeHidden();
});

test("a secret that was saved is in no page and no answer again", async ({ page, account }) => {
  await connectPartnerStack(page, "Keeps its secret", account);
  await page.getByRole("button", { name: "Done" }).click();
  await page.goto("/destinations");
  await expect(page.getByRole("heading", { name: "Keeps its secret" })).toBeVisible();
  expect(await page.content()).not.toContain(account.secretKey);
  const list = await page.request.get("/api/destinations");
  expect(await list.text()).not.toContain(account.secretKey);
});

test("an unreachable source says why", async ({ page }) => {
  await fillPostgres(page, "Nowhere", {
    host: "127.0.0.1",
    port: 1,
    database: "d",
    user: "u",
    password: "p",
  });
  await expect(page.getByText(/refused|nobody|not answer/i).first()).toBeVisible();
  await expect(page.getByText("Nothing is saved yet", { exact: false })).toBeVisible();
});

for (const way of ["mouse", "keyboard"] as const) {
  test(`Back leads from the keys to the choice of a destination, by ${way}`, async ({ page }) => {
    await page.goto("/destinations/new");
    await page.getByRole("button", { name: "Continue" }).click();
    const back = page.getByRole("button", { name: "Back" });
    if (way === "mouse") await back.click();
    else await back.press("Enter");
    await expect(page.getByRole("radio", { name: /PartnerStack sandbox/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
    await expect(page.getByLabel("Public key")).toBeHidden();
  });
}
