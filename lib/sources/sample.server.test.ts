import { describe, expect, it } from "vitest";
import { currencyExponent, readDecimalAmount } from "@/lib/core/money";
import type { SourceRow } from "@/lib/core/record";
import { connectSource } from "./connect.server";
import { type SampleTable, sampleFacts } from "./sample-rows";
import { sampleSettings } from "./sample-settings";

const never = new AbortController().signal;

function connect(settings: Record<string, unknown> = {}) {
  return connectSource({
    type: "sample",
    settings,
    openFile: () => {
      throw new Error("The sample data has no files.");
    },
  });
}

async function readAll(table: SampleTable, settings: Record<string, unknown> = {}): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of connect(settings)
    .open({ kind: "table", schema: "sample", table })
    .rows(1_000, never))
    rows.push(...batch);
  return rows;
}

/** What a careful reader finds wrong with the rows, without knowing how they were made. */
function wrongCustomers(rows: SourceRow[]): number[] {
  const ids = rows.map((row) => row.customer_id);
  return rows.flatMap((row, at) => {
    const shared = ids.indexOf(row.customer_id as string) !== ids.lastIndexOf(row.customer_id as string);
    const good =
      typeof row.customer_id === "string" && !shared && /^[a-z]+\.\d+@[a-z.-]+$/.test(String(row.email));
    return good ? [] : [at + 1];
  });
}

function wrongTransactions(rows: SourceRow[], customers: SourceRow[]): number[] {
  const known = new Set(customers.map((row) => row.customer_id));
  return rows.flatMap((row, at) => {
    const exponent = currencyExponent(String(row.currency));
    const amount = exponent !== undefined && readDecimalAmount(String(row.amount), exponent).ok;
    const good = amount && known.has(row.customer_id as string) && String(row.payment_id).length >= 4;
    return good ? [] : [at + 1];
  });
}

describe("the sample data", () => {
  it("has exactly the bad rows that its facts name", async () => {
    const facts = sampleFacts(sampleSettings.parse({}));
    const customers = await readAll("customers");
    const transactions = await readAll("transactions");
    expect(customers).toHaveLength(300);
    expect(transactions).toHaveLength(600);
    expect(facts.customers).toMatchObject({ rows: 300, good: 296 });
    expect(facts.transactions).toMatchObject({ rows: 600, good: 594 });
    expect(wrongCustomers(customers)).toEqual(facts.customers.bad.map(({ row }) => row));
    expect(wrongTransactions(transactions, customers)).toEqual(facts.transactions.bad.map(({ row }) => row));
  });

  it("has none when they are left out", async () => {
    const customers = await readAll("customers", { badRows: false });
    const transactions = await readAll("transactions", { badRows: false });
    expect(wrongCustomers(customers)).toEqual([]);
    expect(wrongTransactions(transactions, customers)).toEqual([]);
    expect(sampleFacts(sampleSettings.parse({ badRows: false })).customers).toEqual({
      rows: 300,
      good: 300,
      bad: [],
    });
  });

  it("is the same at every reading, and keeps its rows when there are more", async () => {
    const few = await readAll("customers");
    expect(await readAll("customers")).toEqual(few);
    expect((await readAll("customers", { customers: 2_500 })).slice(0, 300)).toEqual(few);
  });

  it("has customers with keys and addresses of their own, names of many scripts, and gaps", async () => {
    const rows = await readAll("customers", { customers: 20_000, badRows: false });
    expect(new Set(rows.map((row) => row.customer_id)).size).toBe(20_000);
    expect(new Set(rows.map((row) => row.email)).size).toBe(20_000);
    expect(new Set(rows.map((row) => row.name)).size).toBeGreaterThan(100);
    expect(rows.every((row) => row.partner_key === "gstest")).toBe(true);
    expect(
      rows.every((row) => /@([a-z-]+\.)?(example\.(com|org)|[a-z-]+\.test)$/.test(String(row.email))),
    ).toBe(true);
    expect(rows.some((row) => /[\u3040-\u9fff]/.test(String(row.name)))).toBe(true);
    const withoutCompany = rows.filter((row) => row.company === null).length;
    expect(withoutCompany).toBeGreaterThan(2_000);
    expect(withoutCompany).toBeLessThan(5_000);
  });

  it("has transactions of 2025 and 2026, mostly in dollars", async () => {
    const rows = await readAll("transactions", { badRows: false });
    const times = rows.map((row) => String(row.paid_at));
    expect(times.every((time) => /^202[56]-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time))).toBe(true);
    expect(times[0]?.slice(0, 7)).toBe("2025-01");
    expect(times.at(-1)?.slice(0, 4)).toBe("2026");
    const dollars = rows.filter((row) => row.currency === "USD").length;
    expect(dollars).toBeGreaterThan(300);
    expect(new Set(rows.map((row) => row.currency))).toEqual(new Set(["USD", "EUR", "JPY", "KWD"]));
  });

  it("is made as it is read, and ends when the signal aborts", async () => {
    const stop = new AbortController();
    const reader = connect({ customers: 1_000_000 }).open({
      kind: "table",
      schema: "sample",
      table: "customers",
    });
    let rows = 0;
    for await (const batch of reader.rows(500, stop.signal)) {
      rows += batch.length;
      if (rows === 1_500) stop.abort("canceled");
    }
    expect(rows).toBe(1_500);
  });
});

describe("the connector of the sample data", () => {
  it("lists two tables whose columns are those of the rows", async () => {
    const tables = await connect().tables();
    expect(
      tables.ok && tables.value.map(({ schema, name, estimatedRows }) => [schema, name, estimatedRows]),
    ).toEqual([
      ["sample", "customers", 300],
      ["sample", "transactions", 600],
    ]);
    for (const table of ["customers", "transactions"] as const) {
      const preview = await connect().preview({ kind: "table", schema: "sample", table }, 5);
      if (!preview.ok) throw new Error(preview.message);
      expect(preview.value.rows).toHaveLength(5);
      expect(Object.keys(preview.value.rows[0] ?? {})).toEqual(preview.value.columns.map(({ name }) => name));
    }
  });

  it("types amounts as a database could: text as long as one has a comma", async () => {
    const typeOf = async (settings: Record<string, unknown>) => {
      const columns = await connect(settings)
        .open({ kind: "table", schema: "sample", table: "transactions" })
        .columns();
      return columns.find(({ name }) => name === "amount")?.type;
    };
    expect(await typeOf({})).toBe("text");
    expect(await typeOf({ badRows: "false" })).toBe("decimal");
  });

  it("profiles the key with the bad rows in it", async () => {
    expect(
      await connect().keyProfile({ kind: "table", schema: "sample", table: "customers" }, "customer_id"),
    ).toMatchObject({
      ok: true,
      value: {
        rows: 300,
        nulls: 1,
        duplicates: 2,
        examples: [{ value: "cus_00025", count: 2 }],
        complete: true,
      },
    });
  });

  it("says what it has when something else is asked for", async () => {
    expect(await connect().preview({ kind: "table", schema: "sample", table: "invoices" }, 5)).toMatchObject({
      ok: false,
      message: "The sample data has no table sample.invoices.",
    });
    expect(await connect().preview({ kind: "query", sql: "SELECT 1" }, 5)).toMatchObject({ ok: false });
    const rows = connect().open({ kind: "file", file: "1" }).rows(10, never)[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toMatchObject({ name: "SourceError" });
  });

  it("tests well", async () => {
    expect(await connect().test()).toMatchObject({ ok: true, checks: [{ ok: true }] });
  });
});
