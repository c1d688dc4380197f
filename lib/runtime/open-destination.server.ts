import { noPace } from "@/lib/core/ports";
import { RunFailure } from "@/lib/core/run-errors";
import { type ConnectedDestination, connectDestination } from "@/lib/destinations/connect.server";
import { SealedSecretError } from "@/lib/settings/crypto";
import { env } from "@/lib/settings/env";
import { pool } from "@/lib/store/database";
import type { DestinationRow } from "@/lib/store/destinations";
import { openPace } from "@/lib/store/pace";
import { openSecret } from "./connection-secret.server";

export type StoredDestination = Pick<
  DestinationRow,
  "id" | "name" | "type" | "publicKey" | "sealedSecret" | "deletedAt"
>;

/**
 * The wire to a stored destination, its secret opened and its calls paced together with those of every other worker.
 * Throws RunFailure, with a sentence for people, when it cannot be used.
 */
export async function openDestination(
  destination: StoredDestination,
  mayCall?: () => boolean,
): Promise<ConnectedDestination> {
  const { id, name, type, publicKey } = destination;
  if (destination.deletedAt) {
    throw new RunFailure(
      "configuration_broken",
      `The destination ${name} was deleted.`,
      "Connect it again, then enable the sync.",
    );
  }
  const baseUrl = addressOf(type);
  if (baseUrl === undefined) throw new RunFailure("destination_failed", noSandbox.message, noSandbox.hint);
  const secretKey = openSecretKey(destination);
  return connectDestination({
    type,
    publicKey,
    secretKey,
    baseUrl,
    pace: openPace(pool(), id),
    mayCall,
  });
}

export interface DestinationKeys {
  type: DestinationRow["type"];
  publicKey: string;
  secretKey: string;
}

type ConnectionTest = Awaited<ReturnType<ConnectedDestination["test"]>>;

export interface KeyTest extends Pick<ConnectionTest, "ok" | "checks" | "mode" | "customers"> {
  /** unreachable: nobody answered, so the keys may be right. refused: somebody did, and it was not a yes. */
  failure: "unreachable" | "refused" | null;
}

/** Tries a pair of keys with real calls. It does not wait for the pace: two calls of a person, who is waiting. */
export async function testKeys({ type, publicKey, secretKey }: DestinationKeys): Promise<KeyTest> {
  const baseUrl = addressOf(type);
  if (baseUrl === undefined)
    return unreachable("The sandbox is not running", `${noSandbox.message} ${noSandbox.hint}`);
  const connected = connectDestination({ type, publicKey, secretKey, baseUrl, pace: noPace });
  try {
    const { ok, checks, mode, customers } = await connected.test();
    // The first check is whether anybody answers at all.
    const reached = checks[0]?.ok ?? false;
    return { ok, checks, mode, customers, failure: ok ? null : reached ? "refused" : "unreachable" };
  } finally {
    await connected.close();
  }
}

/** The same for the keys of a stored destination. */
export async function testStoredKeys(destination: StoredDestination): Promise<KeyTest> {
  const { id, type, publicKey, sealedSecret } = destination;
  try {
    return await testKeys({ type, publicKey, secretKey: openSecret("destination", id, sealedSecret) });
  } catch (error) {
    if (!(error instanceof SealedSecretError)) throw error;
    return { ...unreachable("The stored secret key cannot be used", error.message), failure: "refused" };
  }
}

const noSandbox = {
  message: "The sandbox is not running beside this server.",
  hint: "Start Tributary with npm start, or set SANDBOX_URL to where the sandbox is.",
};

function unreachable(label: string, detail: string): KeyTest {
  return {
    ok: false,
    checks: [{ label, ok: false, detail }],
    mode: "unknown",
    customers: null,
    failure: "unreachable",
  };
}

/** Where the API is; undefined for a sandbox that does not run. */
export function addressOf(type: DestinationRow["type"]): string | undefined {
  switch (type) {
    case "partnerstack":
      return env().PARTNERSTACK_API_URL;
    case "partnerstack_sandbox": {
      const { SANDBOX_URL } = env();
      return SANDBOX_URL && `${SANDBOX_URL.replace(/\/+$/, "")}/api/v2`;
    }
    default:
      return type satisfies never;
  }
}

function openSecretKey({ id, sealedSecret }: StoredDestination): string {
  try {
    return openSecret("destination", id, sealedSecret);
  } catch (error) {
    if (!(error instanceof SealedSecretError)) throw error;
    throw new RunFailure(
      "configuration_broken",
      error.message,
      "Edit the destination and enter its secret key again.",
    );
  }
}
