import type { Actor } from "@/lib/auth/actor";
import type { DestinationEdit, DestinationSaved } from "@/lib/contracts/destinations";
import { invalid, notFound, type Problem } from "@/lib/http/problem";
import { destinationView } from "@/lib/queries/destinations";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { type KeyTest, testKeys } from "@/lib/runtime/open-destination.server";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import {
  type DestinationWithSyncs,
  findByAccount,
  findDestination,
  lockAccount,
  updateDestination,
} from "@/lib/store/destinations";
import { accountTakenProblem, maySave, otherModeProblem, testNote } from "./destination-test";

/** Changes name, keys or pace. An empty secret keeps the stored one; keys that change are tried first. */
export async function editDestination(
  actor: Actor,
  id: number,
  input: DestinationEdit,
  now: Date,
): Promise<DestinationSaved | Problem> {
  const before = await findDestination(id);
  if (!before) return notFound("This destination");
  const test = await testChangedKeys(before, input);
  if (test === "half a pair")
    return invalid({ secretKey: "Enter the secret key that belongs to the new public key." });
  const otherMode = test && otherModeProblem(test, before);
  if (otherMode) return otherMode;
  if (test && !maySave(test, input.saveUntested)) return { destination: null, test, revived: false };

  return database().$transaction(async (tx) => {
    const account = { type: before.type, publicKey: input.publicKey };
    await lockAccount(tx, account);
    const current = await findDestination(id, tx);
    if (!current) return notFound("This destination");
    const holder = await findByAccount(account, tx);
    if (holder && holder.id !== id) return accountTakenProblem(holder);

    const row = await updateDestination(tx, id, {
      name: input.name,
      publicKey: input.publicKey,
      ...(input.secretKey && { sealedSecret: sealSecret("destination", id, input.secretKey) }),
      ...(input.requestsPerMinute !== undefined && { requestsPerMinute: input.requestsPerMinute }),
      ...(test && testNote(test, current.mode, now)),
    });
    await recordAudit(tx, {
      actor,
      action: "destination.changed",
      subject: `destination:${id}`,
      detail: { name: row.name, changed: changedFields(current, row) },
    });
    return { destination: destinationView(row), test, revived: false };
  });
}

/** Null when the keys stay as they are. A public key never goes with the secret of another pair. */
async function testChangedKeys(
  { type, publicKey }: DestinationWithSyncs,
  input: DestinationEdit,
): Promise<KeyTest | "half a pair" | null> {
  if (input.secretKey) return testKeys({ type, publicKey: input.publicKey, secretKey: input.secretKey });
  return input.publicKey === publicKey ? null : "half a pair";
}

function changedFields(before: DestinationWithSyncs, after: DestinationWithSyncs): string[] {
  const fields = {
    name: "name",
    publicKey: "public key",
    sealedSecret: "secret key",
    requestsPerMinute: "calls a minute",
  } as const;
  return (Object.keys(fields) as (keyof typeof fields)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => fields[field]);
}
