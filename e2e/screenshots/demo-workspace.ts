import { expect, type Page } from "@playwright/test";
import { addCustomers, addTwinOf, makeInvoiceSync } from "../fixtures/invoices";
import type { Account } from "../fixtures/test";

/** The ids of what the pictures show. */
export interface DemoWorkspace {
  source: number;
  dataset: number;
  query: number;
  sandbox: number;
  customers: number;
  payments: number;
  customersRun: number;
  /** A run of payments with rejected and invalid records. */
  mixedRun: number;
  uncertainRun: number;
  dryRun: number;
  heldRun: number;
  rejectedRecord: number;
  uncertainRecord: number;
}

/** A workspace as it looks after a few days, filled over the API: sample data, two destinations, runs of every outcome. */
export async function fillWorkspace(page: Page, account: Account): Promise<DemoWorkspace> {
  const api = apiOf(page);
  const { source } = await api.post("/api/sources", { name: "Shop", type: "sample", settings: {} });
  const table = (name: string, of: string) =>
    api.post("/api/datasets", {
      name,
      sourceId: source.id,
      definition: { kind: "table", schema: "sample", table: of },
    });
  const customerData = await table("Customers", "customers");
  const paymentData = await table("Payments", "transactions");
  const { destination: sandbox } = await api.post("/api/destinations", {
    name: "Sandbox",
    type: "partnerstack_sandbox",
    publicKey: account.publicKey,
    secretKey: account.secretKey,
  });
  const production = "pk_sandbox_demo_live";
  await addCustomers(
    page,
    { ...account, publicKey: production, secretKey: "sk_sandbox_demo_live" },
    "acct_1",
  );
  await api.post("/api/destinations", {
    name: "PartnerStack",
    type: "partnerstack",
    publicKey: production,
    secretKey: "sk_sandbox_demo_live",
  });

  const customers = await api.post("/api/syncs", {
    label: "Customers to PartnerStack",
    datasetId: customerData.id,
    destinationId: sandbox.id,
    config: await configOf(api, customerData.id, {
      object: "customer",
      behavior: "update_or_create",
      syncKey: "customer_id",
    }),
  });
  const customersRun = await api.run(customers.id);
  const paymentConfig = await configOf(api, paymentData.id, {
    object: "transaction",
    behavior: "send",
    syncKey: "payment_id",
  });
  const payments = await api.post("/api/syncs", {
    label: "Payments to PartnerStack",
    datasetId: paymentData.id,
    destinationId: sandbox.id,
    config: paymentConfig,
  });
  const dryRun = await api.run(payments.id, { dryRun: true });
  // Before anything is sent: the same payments by another sync are not sent a second time, so nothing would be held.
  const second = await api.post("/api/syncs", {
    label: "Large payments",
    datasetId: paymentData.id,
    destinationId: sandbox.id,
    config: { ...paymentConfig, syncKey: "payment_id" },
  });
  await api.put(`/api/syncs/${second.id}/guards`, { ...second.guards, records: 5 });
  const heldRun = await api.run(second.id, { fullSync: true }, ["held", "completed"]);
  const mixedRun = await api.run(payments.id);
  const uncertainRun = await runInDoubt(page, account);

  // What was read and mapped was not always so.
  const query = await queryDataset(api, source.id);
  await api.patch(`/api/syncs/${payments.id}`, {
    config: { ...paymentConfig, mappings: paymentConfig.mappings.slice(0, -1) },
  });
  await api.patch(`/api/syncs/${payments.id}`, { config: paymentConfig });
  const recordOf = async (run: number, status: string): Promise<number> => {
    const { records } = await api.get(`/api/runs/${run}/records?status=${status}&limit=1`);
    expect(records, `A run with records that are ${status}`).toHaveLength(1);
    return records[0].id;
  };
  return {
    source: source.id,
    dataset: customerData.id,
    query,
    sandbox: sandbox.id,
    customers: customers.id,
    payments: payments.id,
    ...{ customersRun, mixedRun, uncertainRun, dryRun, heldRun },
    rejectedRecord: await recordOf(mixedRun, "rejected"),
    uncertainRecord: await recordOf(uncertainRun, "uncertain"),
  };
}

/** A run whose answers were lost, while PartnerStack lists another transaction for each that is alike in everything. */
async function runInDoubt(page: Page, account: Account): Promise<number> {
  const invoices = [
    { id: "inv_1", customer: "acct_invoices", total: "41.58" },
    { id: "inv_2", customer: "acct_invoices", total: "12.00" },
  ];
  await addCustomers(page, account, "acct_invoices");
  for (const invoice of invoices) await addTwinOf(page, account, invoice);
  const sync = await makeInvoiceSync(page, account, invoices, { keyed: false });
  await account.sandbox.setSwitches({ faults: { dropAfterCommit: { probability: 1, method: "POST" } } });
  const run = await sync.run();
  await account.sandbox.setSwitches({ faults: { dropAfterCommit: null } });
  return run;
}

type Api = ReturnType<typeof apiOf>;

function apiOf(page: Page) {
  const headers = { authorization: `Bearer ${process.env.BOOTSTRAP_API_KEY}` };
  const call = async (method: string, path: string, data?: unknown) => {
    const answer = await page.request.fetch(path, { method, headers, data });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const get = (path: string) => call("GET", path);
  const post = (path: string, data: unknown) => call("POST", path, data);
  return {
    get,
    post,
    patch: (path: string, data: unknown) => call("PATCH", path, data),
    put: (path: string, data: unknown) => call("PUT", path, data),
    /** Starts a run and waits until it has come to one of these states. */
    run: async (syncId: number, how: object = {}, until = ["completed"]): Promise<number> => {
      const { run } = await post(`/api/syncs/${syncId}/runs`, how);
      await expect
        .poll(async () => until.includes((await get(`/api/runs/${run.id}`)).run.status), { timeout: 120_000 })
        .toBe(true);
      return run.id;
    },
  };
}

async function configOf(
  api: Api,
  datasetId: number,
  choice: { object: string; behavior: string; syncKey: string },
) {
  const { object, syncKey } = choice;
  const { mappings } = await api.post("/api/syncs/generate-mappings", { datasetId, object, syncKey });
  return { ...choice, mappings };
}

async function queryDataset(api: Api, sourceId: number): Promise<number> {
  const table = { kind: "table", schema: "sample", table: "customers" };
  const { id } = await api.post("/api/datasets", { name: "Big customers", sourceId, definition: table });
  await api.patch(`/api/datasets/${id}`, {
    name: "Big customers",
    definition: { ...table, table: "transactions" },
  });
  await api.patch(`/api/datasets/${id}`, { name: "Big customers", definition: table });
  return id;
}
