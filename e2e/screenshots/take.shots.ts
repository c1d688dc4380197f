import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { contactSheet, indexPage } from "./contact-sheet";
import { fillWorkspace } from "./demo-workspace";
import { type Shot, shotsOf } from "./pages";

const folder = join(import.meta.dirname, "../../screenshots");

/** The four views of every picture, and three widths more at which only the layout is looked at. */
const views = [
  { name: "wide-light", width: 1280, height: 900, colorScheme: "light" },
  { name: "wide-dark", width: 1280, height: 900, colorScheme: "dark" },
  { name: "phone-light", width: 390, height: 844, colorScheme: "light" },
  { name: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;
const widths = [360, 768, 1920] as const;

test("every page and its main states", async ({ page, account, browser }) => {
  const chosen = (process.env.SCREENSHOTS_OF ?? "").split(" ").filter(Boolean);
  const demo = await fillWorkspace(page, account);
  const all = shotsOf(demo);
  const shots =
    chosen.length === 0 ? all : all.filter(({ name }) => chosen.some((word) => name.includes(word)));
  await mkdir(folder, { recursive: true });
  const signedOut = await (await browser.newContext({ storageState: undefined })).newPage();
  const problems: string[] = [];
  let at = "";
  page.on("pageerror", ({ message }) => problems.push(`${at}: ${message}`));

  for (const shot of shots) {
    const shown = shot.signedOut ? signedOut : page;
    for (const { name, width, height, colorScheme } of views) {
      await shown.setViewportSize({ width, height });
      await shown.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      at = `${shot.name} ${name}`;
      await open(shown, shot);
      await shown.screenshot({ path: join(folder, `${shot.name}.${name}.png`), fullPage: !isOverlay(shot) });
      if (await scrollsSideways(shown)) problems.push(`${at}: scrolls sideways`);
    }
    for (const width of widths) {
      await shown.setViewportSize({ width, height: 900 });
      if (await scrollsSideways(shown)) problems.push(`${shot.name} at ${width} px: scrolls sideways`);
    }
    const sheet = await page.context().newPage();
    await sheet.setViewportSize({ width: 1600, height: 1200 });
    await sheet.setContent(
      await contactSheet(
        folder,
        shot.name,
        views.map(({ name }) => name),
      ),
    );
    await sheet.screenshot({ path: join(folder, `${shot.name}.sheet.png`), fullPage: true });
    await sheet.close();
  }
  await writeFile(join(folder, "index.html"), indexPage(all.map(({ name }) => name)));
  expect(problems).toEqual([]);
});

async function open(page: Page, { path, act }: Shot): Promise<void> {
  await page.goto(path);
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  await act?.(page);
  if (/[?&](record|version)=/.test(path)) await page.getByRole("dialog").waitFor();
  await page.waitForLoadState("networkidle");
}

/** What lies over the page is as high as the window. */
function isOverlay({ path, act }: Shot): boolean {
  return act !== undefined || /[?&](record|version)=/.test(path);
}

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
