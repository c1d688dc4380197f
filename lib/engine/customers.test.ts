import { describe, expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type { SyncConfig } from "@/lib/core/sync-config";
import { database } from "@/lib/store/database";
import { makeSync, runOver } from "@/lib/testing/run-fixture";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount();

const column = (name: string) => ({ kind: "column" as const, column: name });
const set = { syncNull: false, mode: "set" as const };

function customers(
  behavior: SyncConfig["behavior"] = "update_or_create",
  mode: "set" | "only_if_empty" = "set",
): SyncConfig {
  return {
    object: "customer",
    behavior,
    syncKey: "id",
    backfill: "all",
    mappings: [
      { field: "email", from: column("email"), ...set },
      { field: "name", from: column("name"), syncNull: false, mode },
      { field: "partner_key", from: { kind: "constant", value: "gstest" }, ...set },
      { field: "meta.plan", from: column("plan"), ...set },
    ],
  };
}

function person(id: number, changes: SourceRow = {}): SourceRow {
  return { id, email: `p${id}@example.com`, name: `Person ${id}`, plan: "pro", ...changes };
}

const people = (count: number) => Array.from({ length: count }, (_, at) => person(at + 1));
const writes = async (method: string) => (await account.client.calls({ method, limit: 1000 })).calls.length;

describe("customers", () => {
  it("are all created by the first run, and the second sends nothing", async () => {
    const sync = await makeSync(customers());
    const first = await runOver(sync, people(120), account);
    expect(first).toMatchObject({
      status: "completed",
      records: 120n,
      changed: 120n,
      success: 120n,
      unchanged: 0n,
    });
    expect((await account.client.summary()).customers.total).toBe(120);

    const before = (await account.client.calls({ limit: 5000 })).calls.length;
    const second = await runOver(sync, people(120), account);
    expect(second).toMatchObject({ status: "completed", records: 120n, unchanged: 120n, changed: 0n });
    expect((await account.client.calls({ limit: 5000 })).calls.length).toBe(before);
  });

  it("that changed get one PATCH with the changed fields only", async () => {
    const sync = await makeSync(customers());
    await runOver(sync, people(3), account);
    const run = await runOver(sync, [person(1), person(2, { email: "new@example.com" }), person(3)], account);
    expect(run).toMatchObject({ unchanged: 2n, changed: 1n, success: 1n });
    const { calls } = await account.client.calls({ method: "PATCH" });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.received).toEqual({ email: "new@example.com" });
    expect(calls[0]?.path).toBe("/customers/2");
  });

  it("that are there already, unknown to us, are taken over by PATCH and not created twice", async () => {
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: "1", email: "old@example.com", partner_key: "gstest" },
    });
    const run = await runOver(await makeSync(customers()), [person(1)], account);
    expect(run).toMatchObject({ success: 1n });
    const { customers: held } = await account.client.customers();
    expect(held).toHaveLength(1);
    expect(held[0]).toMatchObject({ customer_key: "1", email: "p1@example.com", name: "Person 1" });
  });

  it("without a match are counted as No match by Update Only, once, and looked at again when they change", async () => {
    const sync = await makeSync(customers("update_only"));
    const first = await runOver(sync, [person(1)], account);
    expect(first).toMatchObject({ noMatch: 1n, success: 0n, rejected: 0n });
    expect(await runOver(sync, [person(1)], account)).toMatchObject({ unchanged: 1n });
    expect(await runOver(sync, [person(1, { plan: "free" })], account)).toMatchObject({ noMatch: 1n });
    expect(await writes("POST")).toBe(0);
  });

  it("that were deleted on the other side are created again", async () => {
    const sync = await makeSync(customers());
    await runOver(sync, [person(1)], account);
    await account.wire.call({ method: "DELETE", path: "/customers/1" });
    const run = await runOver(sync, [person(1, { plan: "free" })], account);
    expect(run).toMatchObject({ success: 1n });
    expect((await account.client.customers()).customers[0]).toMatchObject({ email: "p1@example.com" });
  });

  it("keep a value that PartnerStack has where the mapping says Only If Empty", async () => {
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: "1", email: "p1@example.com", partner_key: "gstest", name: "Kept" },
    });
    await runOver(
      await makeSync(customers("update_or_create", "only_if_empty")),
      [person(1), person(2)],
      account,
    );
    const { customers: held } = await account.client.customers();
    expect(held.map(({ name }) => name).sort()).toEqual(["Kept", "Person 2"]);
  });

  it("with a null, double or broken value are Invalid, and the rest goes on", async () => {
    const rows = [
      person(1),
      person(2),
      { ...person(2), name: "Again" },
      person(3, { email: "no-at-sign" }),
      { ...person(4), id: null },
    ];
    const run = await runOver(await makeSync(customers()), rows, account);
    expect(run).toMatchObject({ records: 5n, changed: 1n, success: 1n, invalid: 4n, unchanged: 0n });
    expect((await account.client.summary()).customers.total).toBe(1);
    const reasons = await database().runRecord.groupBy({
      by: ["issueCode"],
      where: { runId: run.id, status: "invalid" },
      _count: true,
    });
    expect(Object.fromEntries(reasons.map(({ issueCode, _count }) => [issueCode, _count]))).toEqual({
      key_duplicate: 2,
      email_invalid: 1,
      key_missing: 1,
    });
  });

  it("hold a key back that was unchanged until its duplicate appeared, and the counts still add up", async () => {
    const sync = await makeSync(customers());
    await runOver(sync, people(2), account);
    const run = await runOver(sync, [...people(2), person(1, { plan: "free" })], account);
    expect(run).toMatchObject({ records: 3n, unchanged: 1n, changed: 0n, invalid: 2n });
  });

  it("that PartnerStack refuses are Rejected with its reason and stay due", async () => {
    const config = customers();
    const broken = {
      ...config,
      mappings: config.mappings.map((m) =>
        m.field === "partner_key" ? { ...m, from: column("partner") } : m,
      ),
    };
    const sync = await makeSync(broken);
    const first = await runOver(
      sync,
      [person(1, { partner: "nobody" }), person(2, { partner: "gstest" })],
      account,
    );
    expect(first).toMatchObject({ success: 1n, rejected: 1n });
    const again = await runOver(
      sync,
      [person(1, { partner: "nobody" }), person(2, { partner: "gstest" })],
      account,
    );
    expect(again).toMatchObject({ unchanged: 1n, changed: 1n, rejected: 1n });
    const fixed = await runOver(
      sync,
      [person(1, { partner: "gstest" }), person(2, { partner: "gstest" })],
      account,
    );
    expect(fixed).toMatchObject({ unchanged: 1n, success: 1n });
  });

  it("wait for a person after the set number of refusals", async () => {
    const config = customers();
    const broken = {
      ...config,
      mappings: config.mappings.map((m) =>
        m.field === "partner_key" ? { ...m, from: { kind: "constant" as const, value: "nobody" } } : m,
      ),
    };
    const sync = await makeSync(broken);
    for (let run = 0; run < 2; run++) await runOver(sync, [person(1)], { ...account, attemptsLimit: 2 });
    const before = await writes("POST");
    const third = await runOver(sync, [person(1)], { ...account, attemptsLimit: 2 });
    expect(third).toMatchObject({ invalid: 1n, changed: 0n });
    expect(await writes("POST")).toBe(before);
  });

  it("report a changed partner instead of ignoring it, and send the rest", async () => {
    const config = customers();
    const byColumn = {
      ...config,
      mappings: config.mappings.map((m) =>
        m.field === "partner_key" ? { ...m, from: column("partner") } : m,
      ),
    };
    const sync = await makeSync(byColumn);
    await runOver(sync, [person(1, { partner: "gstest" })], account);
    const moved = await runOver(sync, [person(1, { partner: "other", plan: "free" })], account);
    expect(moved).toMatchObject({ success: 1n });
    const record = await database().runRecord.findFirst({ where: { runId: moved.id } });
    expect(record).toMatchObject({ status: "success", issueCode: "partner_immutable" });
    expect(await runOver(sync, [person(1, { partner: "other", plan: "free" })], account)).toMatchObject({
      invalid: 1n,
      changed: 0n,
    });
  });

  it("survive server errors, lost answers and rate limits without a duplicate", async () => {
    await account.client.setSwitches({
      seed: 7,
      faults: {
        error500BeforeCommit: { probability: 0.1 },
        dropAfterCommit: { probability: 0.1 },
        throttle429: { probability: 0.1 },
      },
    });
    const run = await runOver(await makeSync(customers()), people(150), {
      ...account,
      policy: { attempts: 12 },
    });
    expect(run).toMatchObject({ success: 150n, rejected: 0n });
    expect((await account.client.summary()).customers.total).toBe(150);
  });

  it("of two syncs that fill other fields of the same customers are left alone by both when nothing changes", async () => {
    const config = customers();
    const part = (...fields: string[]) => ({
      ...config,
      mappings: config.mappings.filter(({ field }) => fields.includes(field)),
    });
    const first = await makeSync(part("email", "partner_key", "name"));
    const second = await makeSync(
      { ...part("email", "partner_key", "meta.plan"), behavior: "update_only" },
      first.destinationId,
    );
    await runOver(first, people(5), account);
    await runOver(second, people(5), account);
    expect(await runOver(first, people(5), account)).toMatchObject({ unchanged: 5n, changed: 0n });
    expect(await runOver(second, people(5), account)).toMatchObject({ unchanged: 5n, changed: 0n });
    const changed = people(5).map((row) => ({ ...row, plan: "team" }));
    expect(await runOver(second, changed, account)).toMatchObject({ success: 5n });
    expect(await runOver(first, changed, account)).toMatchObject({ unchanged: 5n });
  });

  it("whose rows changed where nobody looks are found unchanged, and not looked at again until they change", async () => {
    const sync = await makeSync(customers());
    await runOver(sync, people(5), account);
    const touched = people(5).map((row) => ({ ...row, last_login: "2026-02-01" }));
    expect(await runOver(sync, touched, account)).toMatchObject({ unchanged: 5n, changed: 0n });
    const renamed = { ...sync.config, mappings: [...sync.config.mappings].reverse() };
    expect(await runOver(sync, touched, { ...account, config: renamed })).toMatchObject({ unchanged: 5n });
    const changed = touched.map((row) => ({ ...row, name: "New name" }));
    expect(await runOver(sync, changed, { ...account, config: renamed })).toMatchObject({ success: 5n });
    expect(await writes("PATCH")).toBe(5);
  });

  it("that were refused stay due although their rows are the same", async () => {
    const sync = await makeSync(customers());
    const rows = [person(1), person(2, { email: "taken@example.com" })];
    await account.wire.call({
      method: "POST",
      path: "/customers",
      body: { customer_key: "other", email: "taken@example.com", partner_key: "gstest" },
    });
    expect(await runOver(sync, rows, account)).toMatchObject({ success: 1n, rejected: 1n });
    expect(await runOver(sync, rows, account)).toMatchObject({ unchanged: 1n, rejected: 1n });
  });

  it("that somebody else creates between look and write are updated, also where PartnerStack answers with them as they were", async () => {
    await account.client.setSwitches({ duplicateCustomerKey: "200-existing" });
    const wire: DestinationWire = {
      call: async (request) => {
        if (request.method === "POST") {
          const body = { customer_key: "1", email: "old@example.com", name: "Old", partner_key: "gstest" };
          await account.wire.call({ method: "POST", path: "/customers", body });
        }
        return account.wire.call(request);
      },
    };
    const run = await runOver(await makeSync(customers()), people(1), { wire });
    expect(run).toMatchObject({ success: 1n });
    expect((await account.client.customers()).customers).toMatchObject([
      { email: "p1@example.com", name: "Person 1" },
    ]);
  });

  it("keep a property that is not to be overwritten, also where a PATCH replaces all properties", async () => {
    await account.client.setSwitches({ patchMeta: "replace" });
    const config = customers();
    const plan = { field: "meta.segment", from: column("segment"), syncNull: false };
    const sync = await makeSync({
      ...config,
      mappings: [...config.mappings, { ...plan, mode: "only_if_empty" as const }],
    });
    await runOver(sync, [person(1, { segment: "large" })], account);
    await runOver(sync, [person(1, { segment: "small", plan: "free" })], account);
    expect((await account.client.customers()).customers).toMatchObject([
      { field_data: { plan: "free", segment: "large" } },
    ]);
  });
});
