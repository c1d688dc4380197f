import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SourceInput, type SourceSaved, sourceInput, sourceSaved } from "@/lib/contracts/sources";
import { Problem } from "@/lib/http/problem";
import { listTables } from "@/lib/queries/list-tables";
import { search } from "@/lib/queries/search";
import { source as findView, sources } from "@/lib/queries/sources";
import { openSecret } from "@/lib/runtime/connection-secret.server";
import { openSource } from "@/lib/runtime/open-source.server";
import { env } from "@/lib/settings/env";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { createTestDatabase, type TestDatabase, useTestDatabase } from "@/lib/testing/test-database";
import { createDataset } from "./create-dataset";
import { createSource } from "./create-source";
import { deleteDataset } from "./delete-dataset";
import { deleteSource } from "./delete-source";
import { editSource } from "./edit-source";
import { testSource } from "./test-source";

useTestDatabase();

const owner = testActor();
const now = new Date("2026-11-23T10:00:00.000Z");
const password = "correct horse battery staple";
let shop: TestDatabase;
let address: { host: string; port: number; database: string };

/** A role name of its own: roles are shared by all databases of the server. */
const user = `reader_${process.pid}_${Date.now()}`;

beforeAll(async () => {
  shop = await createTestDatabase();
  const { hostname, port, pathname } = new URL(shop.url);
  address = { host: hostname, port: Number(port), database: pathname.slice(1) };
  await shop.pool.query(`CREATE SCHEMA shop; CREATE TABLE shop.customer (id int PRIMARY KEY, email text);
    INSERT INTO shop.customer VALUES (1, 'a@example.com'), (2, NULL);
    CREATE ROLE ${user} LOGIN PASSWORD '${password}'; GRANT USAGE ON SCHEMA shop TO ${user}; GRANT SELECT ON shop.customer TO ${user}`);
});
afterAll(async () => {
  await shop.pool.query(`DROP OWNED BY ${user}; DROP ROLE ${user}`);
  await shop.drop();
});

function input(more: Partial<SourceInput> = {}): SourceInput {
  return sourceInput.parse({
    name: "Shop",
    type: "postgres",
    settings: { ...address, port: String(address.port), user, tls: "disable" },
    secret: password,
    ...more,
  });
}

function saved(result: SourceSaved | Problem) {
  if (result instanceof Problem) throw result;
  if (!result.source) throw new Error(`Not saved: ${JSON.stringify(result.test)}`);
  return result.source;
}

function refusal(result: object): Problem {
  if (result instanceof Problem) return result;
  throw new Error("It was not refused.");
}

const row = (id: number) => database().source.findUniqueOrThrow({ where: { id } });

async function audited(id: number): Promise<string[]> {
  const events = await database().auditEvent.findMany({
    where: { subject: `source:${id}` },
    orderBy: { id: "asc" },
  });
  return events.map(({ action }) => action);
}

describe("connecting a source", () => {
  it("tries to connect and stores the settings", async () => {
    const result = await createSource(owner, input(), now);
    const source = saved(result);
    expect(result).toMatchObject({ test: { ok: true } });
    expect(source.settings).toEqual({ ...address, user, tls: "disable" });
    expect(source).toMatchObject({
      hasSecret: true,
      createdBy: "Olive Owner",
      lastTestedAt: now.toISOString(),
    });
    expect(await audited(source.id)).toEqual(["source.created"]);
  });

  it("seals the password for this source alone, and never tells it", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    const stored = await row(id);
    expect(JSON.stringify(stored)).not.toContain(password);
    expect(openSecret("source", id, stored.sealedSecret ?? "")).toBe(password);
    expect(() => openSecret("destination", id, stored.sealedSecret ?? "")).toThrow();
    const told = sourceSaved.parse({ source: await findView(id), test: null });
    expect(JSON.stringify(told)).not.toMatch(/battery|sealed/);
  });

  it("splits a URL, so that its password is not stored in the open", async () => {
    const { host, port, database: name } = address;
    const url = `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${name}?sslmode=disable`;
    const { id } = saved(await createSource(owner, input({ settings: { url }, secret: undefined }), now));
    const stored = await row(id);
    expect(stored.settings).toEqual({ ...address, user, tls: "disable" });
    expect(openSecret("source", id, stored.sealedSecret ?? "")).toBe(password);
  });

  it("stores nothing when the test fails, unless a person insists", async () => {
    const wrong = input({ name: "Wrong", secret: "wrong" });
    expect(await createSource(owner, wrong, now)).toMatchObject({ source: null, test: { ok: false } });
    expect(await database().source.count({ where: { name: "Wrong" } })).toBe(0);
    const source = saved(await createSource(owner, { ...wrong, saveUntested: true }, now));
    expect(source.lastTest).toMatchObject({ ok: false });
  });

  it("puts what is wrong with the settings on the fields of the form", async () => {
    const { fields } = refusal(
      await createSource(owner, input({ settings: { host: "postgres://x", port: "0" } }), now),
    );
    expect(Object.keys(fields ?? {}).sort()).toEqual([
      "settings.database",
      "settings.host",
      "settings.port",
      "settings.user",
    ]);
  });

  it("refuses Tributary's own database, which holds sealed keys and sessions", async () => {
    const own = new URL(env().DATABASE_URL);
    const settings = { ...address, database: own.pathname.slice(1), user: own.username, tls: "disable" };
    const insisted = input({ settings, secret: own.password, saveUntested: true });
    const source = saved(await createSource(owner, insisted, now));
    expect(source.lastTest?.ok).toBe(false);
    expect(await listTables(source.id)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/own database/),
    });
  });

  it("connects sample data without a secret", async () => {
    const source = saved(
      await createSource(
        owner,
        input({ type: "sample", settings: { customers: "120", transactions: "130" }, secret: undefined }),
        now,
      ),
    );
    expect(source).toMatchObject({
      hasSecret: false,
      settings: { customers: 120, transactions: 130, badRows: true },
    });
  });
});

describe("reading a stored source", () => {
  it("opens it with its own password", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    const connector = await openSource(await row(id));
    const preview = await connector.preview({ kind: "table", schema: "shop", table: "customer" }, 50);
    await connector.close();
    expect(preview).toMatchObject({
      ok: true,
      value: {
        rows: [
          { id: 1, email: "a@example.com" },
          { id: 2, email: null },
        ],
      },
    });
  });

  it("says what to do when the password cannot be opened any more", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    await database().source.update({ where: { id }, data: { sealedSecret: "v1.00000000.AAAA" } });
    expect(await listTables(id)).toMatchObject({
      ok: false,
      hint: expect.stringMatching(/enter its password again/),
    });
    expect(await testSource(id, now)).toMatchObject({ test: { ok: false } });
  });
});

describe("editing a source", () => {
  it("keeps the stored password when none is entered", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    const { settings } = input();
    const result = await editSource(
      owner,
      id,
      { name: "Renamed", settings, secret: "", saveUntested: false },
      now,
    );
    expect(result).toMatchObject({ test: null, source: { name: "Renamed", hasSecret: true } });
    expect((await listTables(id))?.ok).toBe(true);
    expect(await audited(id)).toContain("source.changed");
  });

  it("tries a new way to connect before it takes the place of the old one", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    const before = await row(id);
    const change = {
      name: "Shop",
      settings: { ...address, database: "nowhere", user, tls: "disable" },
      saveUntested: false,
    };
    expect(await editSource(owner, id, change, now)).toMatchObject({ source: null, test: { ok: false } });
    expect(await row(id)).toEqual(before);
  });
});

describe("deleting a source", () => {
  it("is refused while datasets read it, naming them and their syncs", async () => {
    const { id } = saved(await createSource(owner, input({ name: "Warehouse" }), now));
    const dataset = await database().dataset.create({
      data: { name: "Invoices", sourceId: id, kind: "table", definition: {}, columns: [] },
    });
    const destination = await database().destination.create({
      data: { name: "P", type: "partnerstack", publicKey: "pk", sealedSecret: "-" },
    });
    const sync = {
      label: "Paid invoices",
      datasetId: dataset.id,
      destinationId: destination.id,
      object: "transaction",
    };
    await database().sync.create({ data: sync });
    const { status, message } = refusal(await deleteSource(owner, id, now));
    expect({ status, message }).toEqual({
      status: 409,
      message: "Warehouse is read by the dataset Invoices, which the sync Paid invoices uses.",
    });
    expect(await findView(id)).toBeDefined();
  });

  it("erases its password and where it was, and leaves a line in the audit log", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    expect(await deleteSource(owner, id, now)).toEqual({ ok: true });
    expect(await findView(id)).toBeUndefined();
    expect((await sources()).map((source) => source.id)).not.toContain(id);
    expect((await search("Shop")).results.map(({ href }) => href)).not.toContain(`/sources/${id}`);
    const left = await database().source.findUnique({ where: { id } });
    expect(left ?? { sealedSecret: null, settings: {}, lastTest: null }).toMatchObject({
      sealedSecret: null,
      settings: {},
      lastTest: null,
    });
    expect(await audited(id)).toEqual(["source.created", "source.deleted"]);
    expect(await deleteSource(owner, id, now)).toMatchObject({ status: 404 });
  });

  it("is possible once its datasets are deleted, although the history of deleted syncs is kept", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    const dataset = await database().dataset.create({
      data: { name: "Invoices", sourceId: id, kind: "table", definition: {}, columns: [] },
    });
    const destination = await database().destination.create({
      data: { name: "P", type: "partnerstack", publicKey: "pk_former", sealedSecret: "-" },
    });
    const sync = { label: "Former", datasetId: dataset.id, destinationId: destination.id };
    const { id: syncId } = await database().sync.create({
      data: { ...sync, object: "customer", deletedAt: now },
    });
    expect(await deleteSource(owner, id, now)).toMatchObject({ status: 409 });
    expect((await row(id)).sealedSecret).not.toBeNull();

    expect(await deleteDataset(owner, dataset.id, now)).toEqual({ ok: true });
    expect(await findView(id)).toMatchObject({ datasets: [], syncs: [] });
    expect(await deleteSource(owner, id, now)).toEqual({ ok: true });
    expect(await row(id)).toMatchObject({ sealedSecret: null, settings: {}, deletedAt: now });
    expect(await database().sync.count({ where: { id: syncId } })).toBe(1);
  });

  it("leaves nothing for an edit or a test to write a password back to", async () => {
    const { id } = saved(await createSource(owner, input(), now));
    const { settings } = input();
    const edit = editSource(owner, id, { name: "Shop", settings, secret: "new", saveUntested: true }, now);
    const test = testSource(id, now);
    expect(await deleteSource(owner, id, now)).toEqual({ ok: true });
    expect(await edit).toMatchObject({ status: 404 });
    expect(await test).toMatchObject({ status: 404 });
    expect(await row(id)).toMatchObject({ sealedSecret: null, settings: {}, lastTest: null });
  });

  it("never leaves a dataset without its source, when both are asked for at the same moment", async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = saved(
        await createSource(owner, input({ type: "sample", settings: {}, secret: undefined }), now),
      );
      const definition = { kind: "table" as const, schema: "sample", table: "customers" };
      const make = () => createDataset(owner, { name: "Raced", sourceId: id, definition }, now);
      const [dataset, deletion] = await Promise.all([make(), deleteSource(owner, id, now)]);
      expect([dataset, deletion].filter((outcome) => outcome instanceof Problem)).toHaveLength(1);
    }
  });
});
