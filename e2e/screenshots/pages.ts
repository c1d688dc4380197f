import type { Page } from "@playwright/test";
import type { DemoWorkspace } from "./demo-workspace";

/** One picture: a page, and what somebody does on it before it is taken. */
export interface Shot {
  name: string;
  path: string;
  act?: (page: Page) => Promise<void>;
  /** As somebody who is not signed in. */
  signedOut?: boolean;
}

/** Every page and its main states. */
export function shotsOf(demo: DemoWorkspace): Shot[] {
  const sync = `/syncs/${demo.payments}`;
  const run = `/runs/${demo.mixedRun}`;
  const sandbox = `/destinations/${demo.sandbox}/sandbox`;
  return [
    { name: "sign-in", path: "/sign-in", signedOut: true },
    { name: "home", path: "/" },
    { name: "palette", path: "/", act: openPalette },
    { name: "not-found", path: "/nothing-here" },

    { name: "syncs", path: "/syncs" },
    { name: "sync-overview", path: sync },
    { name: "sync-configuration", path: `${sync}/configuration` },
    { name: "sync-version", path: `${sync}/configuration?version=2` },
    { name: "sync-schedule", path: `${sync}/schedule` },
    { name: "sync-history", path: `${sync}/history` },
    { name: "sync-activity", path: `${sync}/activity` },
    { name: "sync-inspector", path: `${sync}/inspector` },
    {
      name: "sync-call",
      path: `${sync}/inspector`,
      act: async (page) => {
        await page.getByRole("table").getByRole("link").first().click();
        await page.getByRole("dialog").waitFor();
      },
    },
    { name: "sync-test", path: `${sync}/test` },
    { name: "sync-edit", path: `${sync}/edit` },
    {
      name: "sync-value-picker",
      path: `${sync}/edit`,
      act: (page) =>
        page
          .getByRole("button", { name: /^Source value of/ })
          .first()
          .click(),
    },
    {
      name: "sync-field-help",
      path: `${sync}/edit`,
      act: (page) => page.getByRole("button", { name: "About Amount" }).click(),
    },
    { name: "sync-new", path: `/syncs/new?dataset=${demo.dataset}&destination=${demo.sandbox}` },

    { name: "run-completed", path: `/runs/${demo.customersRun}` },
    { name: "run-mixed", path: run },
    { name: "run-sorted", path: `${run}?status=success&sort=-time` },
    { name: "run-held", path: `/runs/${demo.heldRun}` },
    {
      name: "run-release",
      path: `/runs/${demo.heldRun}`,
      act: async (page) => {
        await page.getByRole("button", { name: /^Release/ }).click();
        await page.getByRole("dialog").or(page.getByRole("alertdialog")).waitFor();
      },
    },
    { name: "run-dry", path: `/runs/${demo.dryRun}` },
    { name: "record-rejected", path: `${run}?record=${demo.rejectedRecord}` },
    { name: "record-uncertain", path: `/runs/${demo.uncertainRun}?record=${demo.uncertainRecord}` },

    { name: "records", path: "/records" },
    { name: "records-found", path: "/records?key=pay_" },
    { name: "record-timeline", path: timelineOf(demo, "customer", "cus_00002") },
    {
      name: "transaction-timeline",
      path: timelineOf(demo, "transaction", "pay_00010"),
      act: async (page) => {
        await page.getByRole("button", { name: "Look in PartnerStack" }).click();
        await page.getByText(/^PartnerStack (lists|does not list)/).waitFor();
      },
    },

    { name: "datasets", path: "/datasets" },
    { name: "dataset", path: `/datasets/${demo.query}` },
    { name: "dataset-version", path: `/datasets/${demo.query}?version=2` },
    { name: "dataset-new", path: `/datasets/new?source=${demo.source}&schema=sample&table=customers` },

    { name: "sources", path: "/sources" },
    { name: "source", path: `/sources/${demo.source}` },
    { name: "source-new", path: "/sources/new" },
    {
      name: "source-postgres",
      path: "/sources/new",
      act: async (page) => {
        await page.getByRole("radio", { name: /PostgreSQL/ }).click();
        await page.getByRole("button", { name: "Continue" }).click();
      },
    },

    { name: "destinations", path: "/destinations" },
    { name: "destination-new", path: "/destinations/new" },
    {
      name: "destination-partnerstack",
      path: "/destinations/new",
      act: async (page) => {
        await page.getByRole("radio", { name: /^PartnerStack(?! sandbox)/ }).click();
        await page.getByRole("button", { name: "Continue" }).click();
      },
    },
    { name: "sandbox", path: sandbox },
    { name: "sandbox-customers", path: `${sandbox}/customers` },
    { name: "sandbox-calls", path: `${sandbox}/calls` },
    { name: "sandbox-switches", path: `${sandbox}/switches` },

    { name: "settings-profile", path: "/settings/profile" },
    { name: "settings-api-keys", path: "/settings/api-keys" },
    { name: "settings-retention", path: "/settings/retention" },
    { name: "settings-about", path: "/settings/about" },
  ];
}

function timelineOf({ sandbox }: DemoWorkspace, object: string, key: string): string {
  return `/records/timeline?destination=${sandbox}&object=${object}&key=${key}`;
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("cust");
  await page.getByRole("option").first().waitFor();
}
