import type { APIRequestContext } from "@playwright/test";
import { addCustomers, makeInvoiceSync } from "./fixtures/invoices";
import { expect, test } from "./fixtures/test";

const key = process.env.BOOTSTRAP_API_KEY ?? "";

/** Asks until the run has ended, as every one of these clients does. */
async function poll(request: APIRequestContext, id: number, headers: Record<string, string>) {
  let data: { status: string } = { status: "" };
  await expect
    .poll(
      async () => {
        const answer = await request.get(`/api/v1/sync_runs/${id}`, { headers });
        ({ data } = await answer.json());
        return data.status;
      },
      { timeout: 60_000 },
    )
    .not.toMatch(/queued|working/);
  return data;
}

const invoices = [
  { id: "inv_1", customer: "c1", total: "10.00" },
  { id: "inv_2", customer: "c1", total: "20.50" },
];

test("Airflow tests the connection, triggers a sync and waits for it", async ({ page, account }) => {
  await addCustomers(page, account, "c1");
  const { syncId } = await makeInvoiceSync(page, account, invoices);
  const headers = { authorization: `Bearer secret-token:${key}` };
  const listed = await page.request.get("/api/v1/syncs?page=1&per_page=1", { headers });
  expect(await listed.json()).toMatchObject({ status: "success", pagination: { per_page: 1 } });
  const triggered = await page.request.post(`/api/v1/syncs/${syncId}/trigger`, { headers });
  const { data } = await triggered.json();
  expect(await poll(page.request, data.sync_run_id, headers)).toMatchObject({
    status: "completed",
    records_updated: 2,
    error_message: null,
    error_detail: null,
  });
  expect((await account.sandbox.transactions()).total).toBe(2);
  // Where its links lead.
  await page.goto(`/sync-runs/${data.sync_run_id}`);
  await expect(page).toHaveURL(new RegExp(`/runs/${data.sync_run_id}$`));
});

test("Dagster reads its assets and runs one", async ({ page, account }) => {
  await addCustomers(page, account, "c1");
  const { syncId, destinationId } = await makeInvoiceSync(page, account, invoices);
  const headers = {
    authorization: `Basic ${Buffer.from(`bearer:secret-token:${key}`).toString("base64")}`,
    "content-type": "application/json;version=2",
  };
  const get = async (path: string) => (await page.request.get(`/api/v1${path}`, { headers })).json();
  const first = await get("/syncs");
  const ids: number[] = [];
  for (let at = 1; at <= first.pagination.last_page; at++)
    ids.push(...(await get(`/syncs?page=${at}`)).data.map(({ id }: { id: number }) => id));
  expect(ids).toContain(syncId);
  const { data: sync } = await get(`/syncs/${syncId}`);
  expect(sync.destination_attributes.connection_id).toBe(destinationId);
  expect((await get(`/destinations/${destinationId}`)).data).toMatchObject({ id: destinationId });
  expect((await get(`/sources/${sync.source_attributes.connection_id}`)).data).toMatchObject({ type: "csv" });
  const triggered = await page.request.post(`/api/v1/syncs/${syncId}/trigger`, {
    headers,
    data: { force_full_sync: false },
  });
  const { data } = await triggered.json();
  expect(await poll(page.request, data.sync_run_id, headers)).toMatchObject({
    status: "completed",
    sync_id: syncId,
  });
});

test("Prefect triggers with a query and hears of what failed", async ({ page, account }) => {
  const { syncId } = await makeInvoiceSync(page, account, invoices);
  const headers = { authorization: `Bearer ${key}` };
  const triggered = await page.request.post(`/api/v1/syncs/${syncId}/trigger?force_full_sync=false`, {
    headers,
  });
  const { data } = await triggered.json();
  expect(await poll(page.request, data.sync_run_id, headers)).toMatchObject({
    status: "completed",
    records_failed: 2,
  });
  const rejected = await page.request.get(
    `/api/v1/sync_runs/${data.sync_run_id}/records?status=rejected&per_page=1`,
    { headers },
  );
  expect(await rejected.json()).toMatchObject({ pagination: { total_records: 2, last_page: 2 } });
  const missing = await page.request.get("/api/v1/sync_runs/999999", { headers });
  expect([missing.status(), await missing.json()]).toEqual([404, { status: 404 }]);
});
