import { expect, test } from "@playwright/test";

test("nobody sees a page or an answer without signing in", async ({ page, request }) => {
  await page.goto("/syncs");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  for (const path of ["/api/syncs", "/api/destinations", "/api/sources", "/api/runs/1", "/api/home"]) {
    expect((await request.get(path)).status()).toBe(401);
  }
});

test("a wrong password is refused in plain words, and signing out ends the session", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(process.env.BOOTSTRAP_OWNER_EMAIL ?? "");
  await page.getByLabel("Password", { exact: true }).fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail or the password is wrong")).toBeVisible();

  await page.getByLabel("Password", { exact: true }).fill(process.env.BOOTSTRAP_OWNER_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  const cookies = await page.context().cookies();

  await page.getByRole("button", { name: /owner/i }).last().click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto("/syncs");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a form whose rules do not load says so, sends nothing, and works once they do", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(process.env.BOOTSTRAP_OWNER_EMAIL ?? "");
  await page.getByLabel("Password", { exact: true }).fill(process.env.BOOTSTRAP_OWNER_PASSWORD ?? "");
  await page.waitForLoadState("networkidle");
  await page.route("**/_next/static/**", (route) => route.abort());
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This could not be checked")).toBeVisible();
  await expect(page.getByLabel("Password", { exact: true })).not.toHaveValue("");
  await page.unroute("**/_next/static/**");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
});

test("an API key starts what it may and a wrong one is refused", async ({ request }) => {
  const withKey = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
  expect((await request.get("/api/syncs", withKey(process.env.BOOTSTRAP_API_KEY ?? ""))).status()).toBe(200);
  expect(
    (await request.get("/api/syncs", withKey(`secret-token:${process.env.BOOTSTRAP_API_KEY}`))).status(),
  ).toBe(200);
  expect((await request.get("/api/syncs", withKey("wrong"))).status()).toBe(401);
});

test("the address of a sign-in is where it comes from, not what it claims", async ({
  playwright,
  baseURL,
}) => {
  const browser = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { "x-forwarded-for": "6.6.6.6", "user-agent": "A forger" },
  });
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  const form = {
    csrfToken,
    email: process.env.BOOTSTRAP_OWNER_EMAIL ?? "",
    password: process.env.BOOTSTRAP_OWNER_PASSWORD ?? "",
    json: "true",
  };
  await browser.post("/api/auth/callback/credentials", { form });
  const { sessions } = await (await browser.get("/api/sessions")).json();
  const own = sessions.find(({ current }: { current: boolean }) => current);
  expect(own).toMatchObject({
    userAgent: "A forger",
    address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
  });
  await browser.dispose();
});
