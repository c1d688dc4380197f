import { uniqueName } from "./fixtures/flows";
import { expect, test } from "./fixtures/test";

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a file without a header is asked about, and no row of it is lost", async ({ page }) => {
  const source = uniqueName("Uploads");
  await page.goto("/sources/new");
  await page.getByRole("radio", { name: /CSV files/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles([
      csv("people.csv", "1,ann@x.com,12.5\n2,bob@x.com,3\n"),
      csv("years.csv", "customer,2024,2025\nann,1,2\n"),
    ]);
  await page.getByLabel("Name").fill(source);
  await page.getByRole("button", { name: "Connect" }).click();

  const people = page.getByRole("listitem").filter({ hasText: "people.csv" });
  await expect(people).toContainText(
    "The first line looks like data, not like names of columns: 1, ann@x.com, 12.5.",
  );
  await people.getByRole("button", { name: "The first line is data" }).click();
  await expect(people).toContainText("2 rows, 3 columns, which the file does not name");
  const years = page.getByRole("listitem").filter({ hasText: "years.csv" });
  await years.getByRole("button", { name: "It holds the names" }).click();
  await expect(years).toContainText("1 row, 3 columns");

  await page.getByRole("link", { name: "Look at its files" }).click();
  await expect(page.getByRole("heading", { name: source })).toBeVisible();
  await expect(page.getByRole("row", { name: /people\.csv/ })).toContainText("no header");
});

test("a header that was taken for one can be told to be data, and shows in a dataset of it", async ({
  page,
}) => {
  const source = uniqueName("Uploads");
  await page.goto("/sources/new");
  await page.getByRole("radio", { name: /CSV files/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.locator("input[type=file]").setInputFiles([csv("towns.csv", "ann,berlin\nbob,paris\n")]);
  await page.getByLabel("Name").fill(source);
  await page.getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText("1 row, 2 columns")).toBeVisible();
  await page.getByRole("link", { name: "Look at its files" }).click();

  await page.getByRole("button", { name: "Actions for towns.csv" }).click();
  await page.getByRole("menuitem", { name: "Take the first line as data" }).click();
  await expect(page.getByText("towns.csv has 2 rows now")).toBeVisible();
  await page.getByRole("button", { name: "Actions for towns.csv" }).click();
  await page.getByRole("menuitem", { name: "Create dataset" }).click();
  await expect(page.getByRole("columnheader", { name: /column_1/ })).toBeVisible();
  await expect(page.getByRole("cell", { name: "ann" })).toBeVisible();
});
