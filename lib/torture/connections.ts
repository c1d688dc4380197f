import { systemActor } from "@/lib/auth/actor";
import { createDataset } from "@/lib/commands/create-dataset";
import { createDestination } from "@/lib/commands/create-destination";
import { createSource } from "@/lib/commands/create-source";
import { createSync } from "@/lib/commands/create-sync";
import { editGuards } from "@/lib/commands/edit-guards";
import { editSync } from "@/lib/commands/edit-sync";
import { noGuards } from "@/lib/core/guards/settings";
import type { SyncConfig } from "@/lib/core/sync-config";
import { type KeyPair, sandboxKeys } from "@/lib/destinations/partnerstack/sandbox/keys";

export interface Connections {
  destinationId: number;
  keys: KeyPair;
  /** The sync of the customers, and those of the payments: with and without a key of ours sent along. */
  syncs: { customers: number; keyed: number; plain: number };
}

const set = { syncNull: false, mode: "set" as const };
const column = (name: string) => ({ kind: "column" as const, column: name });

const customers: SyncConfig = {
  object: "customer",
  behavior: "update_or_create",
  syncKey: "customer_id",
  backfill: "all",
  mappings: [
    { field: "email", from: column("email"), ...set },
    { field: "name", from: column("name"), ...set },
    { field: "partner_key", from: { kind: "constant", value: "gstest" }, ...set },
  ],
};

function payments(keyed: boolean): SyncConfig {
  return {
    object: "transaction",
    behavior: "send",
    syncKey: "payment_id",
    backfill: "all",
    mappings: [
      ...(keyed ? [{ field: "key", from: column("payment_id"), ...set }] : []),
      { field: "customer_external_key", from: column("customer_id"), ...set },
      { field: "amount", from: column("amount"), amountIn: "decimal", ...set },
      { field: "currency", from: column("currency"), ...set },
      { field: "created_at", from: column("paid_at"), ...set },
    ],
  };
}

/** Enough for every kill and every bad day: what was refused must be due again until it went through. */
const attemptsLimit = 1_000;

/** Connects a source and a sandbox account and creates the three syncs between them, as a person would. */
export async function connectAll(
  account: string,
  sourceUrl: string,
  schema: string,
  callsPerMinute: number | null,
): Promise<Connections> {
  const now = new Date();
  const keys = sandboxKeys(account, "test");
  const { destination } = unwrap(
    await createDestination(
      systemActor,
      {
        name: account,
        type: "partnerstack_sandbox",
        ...keys,
        requestsPerMinute: callsPerMinute,
        saveUntested: false,
      },
      now,
    ),
  );
  const url = new URL(sourceUrl);
  const { source, test } = unwrap(
    await createSource(
      systemActor,
      {
        name: `Source of ${account}`,
        type: "postgres",
        settings: {
          host: url.hostname,
          port: url.port,
          database: url.pathname.slice(1),
          user: decodeURIComponent(url.username),
          tls: "disable",
        },
        secret: decodeURIComponent(url.password),
        saveUntested: false,
      },
      now,
    ),
  );
  if (!destination || !source) throw new Error(`Nothing was saved: ${JSON.stringify(test)}`);

  const sync = async (table: string, config: SyncConfig): Promise<number> => {
    const definition = { kind: "table" as const, schema, table };
    const dataset = unwrap(
      await createDataset(systemActor, { name: table, sourceId: source.id, definition }, now),
    );
    const created = unwrap(
      await createSync(systemActor, {
        label: `${account} ${table}`,
        datasetId: dataset.id,
        destinationId: destination.id,
        config,
      }),
    );
    unwrap(await editSync(systemActor, created.id, { attemptsLimit }));
    // Two syncs that pay the same amounts to the same customers are what guard rails are for; nobody is here to release.
    unwrap(await editGuards(systemActor, created.id, noGuards));
    return created.id;
  };
  return {
    destinationId: destination.id,
    keys,
    syncs: {
      customers: await sync("customers", customers),
      keyed: await sync("keyed", payments(true)),
      plain: await sync("plain", payments(false)),
    },
  };
}

function unwrap<Value>(answer: Value): Exclude<Value, Error> {
  if (answer instanceof Error) throw answer;
  return answer as Exclude<Value, Error>;
}
