import { Client } from "pg";
import type { Wave } from "./history";

/** The tables of one source, which waves of new rows are written into. */
export interface SourceTables {
  schema: string;
  write(wave: Wave): Promise<void>;
}

/** Makes the empty tables `customers`, `keyed` and `plain` in a schema of their own. */
export async function makeTables(databaseUrl: string, schema: string): Promise<SourceTables> {
  const run = async (work: (client: Client) => Promise<unknown>) => {
    const client = new Client({ connectionString: databaseUrl });
    client.on("error", () => undefined);
    await client.connect();
    try {
      await client.query("BEGIN");
      await work(client);
      await client.query("COMMIT");
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const payments = (table: string) => `
    CREATE TABLE ${schema}.${table} (payment_id text PRIMARY KEY, customer_id text NOT NULL, amount numeric NOT NULL,
      currency text NOT NULL, paid_at timestamptz NOT NULL);`;
  await run((client) =>
    client.query(`CREATE SCHEMA ${schema};
      CREATE TABLE ${schema}.customers (customer_id text PRIMARY KEY, email text NOT NULL, name text NOT NULL);
      ${payments("keyed")} ${payments("plain")}`),
  );
  return {
    schema,
    // A wave that is written twice, because nobody knew whether its commit had arrived, changes nothing.
    write: (wave) =>
      run(async (client) => {
        await client.query(
          `INSERT INTO ${schema}.customers SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
           ON CONFLICT (customer_id) DO UPDATE SET email = excluded.email, name = excluded.name`,
          [
            wave.customers.map(({ id }) => id),
            wave.customers.map(({ email }) => email),
            wave.customers.map(({ name }) => name),
          ],
        );
        for (const keyed of [true, false]) {
          const payments = wave.payments.filter((payment) => payment.keyed === keyed);
          await client.query(
            `INSERT INTO ${schema}.${keyed ? "keyed" : "plain"}
             SELECT * FROM unnest($1::text[], $2::text[], $3::numeric[], $4::text[], $5::timestamptz[]) ON CONFLICT DO NOTHING`,
            [
              payments.map(({ id }) => id),
              payments.map(({ customer }) => customer),
              payments.map(({ amount }) => amount),
              payments.map(({ currency }) => currency),
              payments.map(({ paidAt }) => new Date(paidAt).toISOString()),
            ],
          );
        }
      }),
  };
}
