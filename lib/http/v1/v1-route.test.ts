import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as destinationOne } from "@/app/api/v1/destinations/[id]/route";
import { GET as destinations } from "@/app/api/v1/destinations/route";
import { GET as sourceOne } from "@/app/api/v1/sources/[id]/route";
import { GET as sources } from "@/app/api/v1/sources/route";
import { POST as cancel } from "@/app/api/v1/sync_runs/[id]/cancel/route";
import { GET as records } from "@/app/api/v1/sync_runs/[id]/records/route";
import { GET as recordsCount } from "@/app/api/v1/sync_runs/[id]/records_count/route";
import { GET as recordsExport } from "@/app/api/v1/sync_runs/[id]/records_export/route";
import { GET as runOne } from "@/app/api/v1/sync_runs/[id]/route";
import { GET as syncOne } from "@/app/api/v1/syncs/[id]/route";
import { GET as syncRuns } from "@/app/api/v1/syncs/[id]/sync_runs/route";
import { POST as trigger } from "@/app/api/v1/syncs/[id]/trigger/route";
import { GET as syncs } from "@/app/api/v1/syncs/route";
import { GET as workspace } from "@/app/api/v1/workspace/route";
import { apiTokenHash } from "@/lib/auth/api-token";
import type { RouteHandler } from "@/lib/http/route";
import { createApiKey } from "@/lib/store/api-keys";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { type FixtureSync, makeSync, runOver } from "@/lib/testing/run-fixture";
import { addCustomers, payment, paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount();
const token = "a-workspace-key-for-the-tests-of-this-file";
let sync: FixtureSync;
let runId: number;

beforeAll(async () => {
  await createApiKey(database(), { name: "Airflow", tokenHash: apiTokenHash(token), sealed: "-" });
  sync = await makeSync(paymentConfig);
  await database().dataset.updateMany({ data: { definition: { schema: "public", table: "payment" } } });
  await database().sync.update({
    where: { id: sync.syncId },
    data: {
      triggers: { schedule: { frequency: "daily", hour: 6, minute: 30 }, timeZone: "Europe/Berlin" },
      nextRunAt: new Date("2026-12-01T05:30:00Z"),
    },
  });
  await addCustomers(account, "c1");
  const rows = [payment(1), payment(2), payment(3, { customer: "nobody" }), payment(4, { total: "x" })];
  runId = (await runOver(sync, rows, account)).id;
});
afterAll(() => stopQueue());

interface Asked {
  id?: number | string;
  query?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function ask(handler: RouteHandler, { id, query = "", method = "GET", headers, body }: Asked = {}) {
  const request = new Request(`http://tributary.test/api/v1/x${query}`, {
    method,
    headers: { authorization: `Bearer secret-token:${token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  // As Next does it: a path without a [part] has no params at all.
  const params = Promise.resolve(id === undefined ? undefined : { id: String(id) });
  const response = await handler(request, { params });
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  const answer = await response.json();
  expectWireRules(answer);
  return { status: response.status, answer };
}

const states = ["success", "updated", "created", "deleted", "not_found", "error", "cancelled"];

/** What the strictest clients hold every answer to. */
function expectWireRules(answer: Record<string, unknown>): void {
  expect(typeof answer.status === "number" || states.includes(String(answer.status))).toBe(true);
  if ("message" in answer) expect(typeof answer.message).toBe("string");
  const walk = (name: string, value: unknown): void => {
    if (/(^|_)id$/.test(name) && value !== null) expect(Number.isInteger(value), name).toBe(true);
    if (/_at$|_time$/.test(name) && value !== null)
      expect(value, name).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(["sync_key", "field_mappings", "workspace_id"]).not.toContain(name);
    // What customers sent is their own, whatever it is called.
    if (typeof value !== "object" || value === null || name === "record_payload") return;
    for (const [inner, one] of Object.entries(value)) walk(inner, one);
  };
  walk("", answer);
}

describe("who may ask", () => {
  it.each([
    ["Bearer with the prefix", `Bearer secret-token:${token}`],
    ["Bearer without it", `Bearer ${token}`],
    ["Basic with the user bearer", `Basic ${btoa(`bearer:secret-token:${token}`)}`],
    ["Basic in another case", `basic ${btoa(`Bearer:${token}`)}`],
  ])("is known by %s", async (_how, authorization) => {
    expect((await ask(workspace, { headers: { authorization } })).status).toBe(200);
  });

  it("is told 401 and nothing else with another key", async () => {
    const { status, answer } = await ask(workspace, { headers: { authorization: "Bearer wrong" } });
    expect([status, answer]).toEqual([401, { status: 401 }]);
  });
});

describe("what is there", () => {
  it("is shown as Census shows a sync", async () => {
    const { answer } = await ask(syncOne, { id: sync.syncId });
    expect(answer).toMatchObject({
      status: "success",
      data: {
        id: sync.syncId,
        label: "Test",
        resource_identifier: `sync:test-${sync.syncId}`,
        status: "up to date",
        operation: "append",
        paused: false,
        source_attributes: { object: { type: "table", table_schema: "public", table_name: "payment" } },
        destination_attributes: { connection_id: sync.destinationId, object: "transaction" },
        mode: {
          type: "triggered",
          triggers: { schedule: { frequency: "daily", hour: 6, minute: 30, time_zone: "Europe/Berlin" } },
        },
        schedule_frequency: "daily",
        schedule_day: null,
        historical_sync_operation: "backfill_all_records",
        last_run_id: runId,
        next_run_at: "2026-12-01T05:30:00.000Z",
      },
    });
    expect(answer.data.mappings[0]).toEqual({
      from: { type: "column", data: "id" },
      to: "unique_id",
      is_primary_identifier: true,
      generate_field: false,
      preserve_values: false,
      sync_null_values: false,
      operation: null,
    });
    expect(
      answer.data.mappings
        .slice(1)
        .every((one: { is_primary_identifier: boolean }) => !one.is_primary_identifier),
    ).toBe(true);
  });

  it("are connections without their secrets", async () => {
    const { answer } = await ask(destinationOne, { id: sync.destinationId });
    expect(answer.data).toMatchObject({
      name: "Sandbox",
      type: "partnerstack_sandbox",
      objects: [{ full_name: "customer" }, { full_name: "transaction" }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/secret|sealed/i);
    for (const handler of [sources, destinations, syncs])
      expect((await ask(handler)).answer).toMatchObject({
        status: "success",
        pagination: { page: 1, per_page: 25 },
      });
  });

  it.each<[string, RouteHandler]>([
    ["a sync", syncOne],
    ["a run", runOne],
    ["the runs of a sync", syncRuns],
    ["a source", sourceOne],
    ["a destination", destinationOne],
    ["the records of a run", records],
  ])("%s that is not there is 404, whatever stands in its place", async (_what, handler) => {
    for (const id of ["999999", "abc", "-1", "99999999999999"]) {
      const { status, answer } = await ask(handler, { id });
      expect([status, answer], id).toEqual([404, { status: 404 }]);
    }
  });
});

describe("a run", () => {
  it("has counts that clients of Census know, and its records by status", async () => {
    const { answer } = await ask(runOne, { id: runId });
    expect(answer.data).toMatchObject({
      id: runId,
      sync_id: sync.syncId,
      status: "completed",
      source_record_count: 4,
      source_record_updates: 3,
      records_invalid: 1,
      records_processed: 3,
      records_updated: 2,
      records_failed: 1,
      error_message: null,
      error_detail: null,
      canceled: false,
    });
    const rejected = await ask(records, { id: runId, query: "?status=rejected&per_page=1" });
    expect(rejected.answer).toMatchObject({
      data: [{ identifier: "pay_3", status: "rejected", status_message: expect.stringContaining("nobody") }],
      pagination: { total_records: 1, last_page: 1 },
    });
    expect((await ask(recordsCount, { id: runId })).answer).toEqual({
      status: "success",
      data: [{ record_count: 4 }],
    });
    const { answer: exported } = await ask(recordsExport, { id: runId });
    expect(exported.urls).toEqual([`http://tributary.test/api/runs/${runId}/records.ndjson`]);
  });

  it.each([
    ["Airflow: nothing", "", undefined, undefined],
    ["Prefect: the query", "?force_full_sync=true", undefined, undefined],
    ["Dagster: a body of its own type", "", '{"force_full_sync": true}', "application/json;version=2"],
  ])("is started by what %s sends, canceled, and ends as failed", async (_who, query, body, type) => {
    const started = await ask(trigger, {
      ...{ id: sync.syncId, method: "POST", query },
      headers: type === undefined ? {} : { "content-type": type },
      ...(body !== undefined && { body }),
    });
    expect(started.status).toBe(200);
    const id = started.answer.data.sync_run_id;
    const again = await ask(trigger, { id: sync.syncId, method: "POST" });
    expect(again.answer.data.sync_run_id).toBe(id);
    expect((await ask(runOne, { id })).answer.data).toMatchObject({
      status: "queued",
      full_sync: query !== "" || body !== undefined,
      source_record_count: null,
      sync_trigger_reason: { ui_tag: "API" },
    });
    expect((await ask(cancel, { id, method: "POST" })).answer).toEqual({ status: "cancelled", data: {} });
    expect((await ask(runOne, { id })).answer.data).toMatchObject({
      status: "failed",
      canceled: true,
      error_message: "The run was canceled by API key Airflow.",
    });
    const late = await ask(cancel, { id, method: "POST" });
    expect([late.status, late.answer.status]).toEqual([400, "error"]);
  });

  it("is not started of a sync that is paused, with the reason", async () => {
    await database().sync.update({ where: { id: sync.syncId }, data: { enabled: false } });
    const { status, answer } = await ask(trigger, { id: sync.syncId, method: "POST" });
    expect([status, answer.status]).toEqual([400, "error"]);
    expect(answer.message).toContain("switched off");
    expect((await ask(syncOne, { id: sync.syncId })).answer.data.paused).toBe(true);
    await database().sync.update({ where: { id: sync.syncId }, data: { enabled: true } });
  });
});

describe("a collection", () => {
  it("is given page by page, newest first, and nothing that is asked is refused", async () => {
    const all = await ask(syncRuns, { id: sync.syncId, query: "?per_page=250&page=0" });
    const { total_records: total } = all.answer.pagination;
    expect(all.answer.pagination).toMatchObject({ per_page: 100, page: 1, last_page: 1, next_page: null });
    const ids = all.answer.data.map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));

    const found: number[] = [];
    for (let query: string | undefined = "?per_page=2&order=asc"; query !== undefined; ) {
      const { answer } = await ask(syncRuns, { id: sync.syncId, query });
      found.push(...answer.data.map(({ id }: { id: number }) => id));
      expect(answer.pagination.last_page).toBe(Math.ceil(total / 2));
      query = answer.next === null ? undefined : new URL(answer.next).search;
    }
    expect(found).toEqual([...ids].reverse());
  });

  it("has one page when it is empty", async () => {
    const other = await makeSync(paymentConfig);
    await database().dataset.updateMany({ data: { definition: { schema: "public", table: "payment" } } });
    expect((await ask(syncRuns, { id: other.syncId })).answer).toEqual({
      status: "success",
      data: [],
      pagination: { total_records: 0, per_page: 25, prev_page: null, page: 1, next_page: null, last_page: 1 },
      next: null,
    });
    expect((await ask(syncOne, { id: other.syncId })).answer.data).toMatchObject({
      status: "ready",
      mode: { type: "triggered", triggers: { schedule: { frequency: "never" } } },
    });
  });
});
