import type { Actor } from "@/lib/auth/actor";
import type { DestinationInput, DestinationSaved } from "@/lib/contracts/destinations";
import { publishedCallsPerMinute } from "@/lib/destinations/partnerstack/published-pace";
import type { Problem } from "@/lib/http/problem";
import { destinationView } from "@/lib/queries/destinations";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { testKeys } from "@/lib/runtime/open-destination.server";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findByAccount, insertDestination, lockAccount, reviveDestination } from "@/lib/store/destinations";
import { nextId } from "@/lib/store/next-id";
import { accountTakenProblem, maySave, testNote } from "./destination-test";

/**
 * Tries the keys and, when they are good, stores the destination. An account that was connected before comes back as the
 * same row: its ledger knows what was sent, so no transaction is paid twice.
 */
export async function createDestination(
  actor: Actor,
  input: DestinationInput,
  now: Date,
): Promise<DestinationSaved | Problem> {
  const before = await findByAccount(input);
  if (before && !before.deletedAt) return accountTakenProblem(before);
  const test = await testKeys(input);
  if (!maySave(test, input.saveUntested)) return { destination: null, test, revived: false };

  return database().$transaction(async (tx) => {
    await lockAccount(tx, input);
    const known = await findByAccount(input, tx);
    if (known && !known.deletedAt) return accountTakenProblem(known);
    const id = known?.id ?? (await nextId(tx, "Destination"));
    const fields = {
      name: input.name,
      sealedSecret: sealSecret("destination", id, input.secretKey),
      requestsPerMinute:
        input.requestsPerMinute === undefined ? publishedCallsPerMinute : input.requestsPerMinute,
      createdById: actor.userId,
      createdByName: actor.name,
    };
    const note = testNote(test, known?.mode ?? "unknown", now);
    const row = known
      ? await reviveDestination(tx, id, { ...fields, ...note }, now)
      : await insertDestination(tx, { id, type: input.type, publicKey: input.publicKey, ...fields }, note);
    await recordAudit(tx, {
      actor,
      action: known ? "destination.revived" : "destination.created",
      subject: `destination:${id}`,
      detail: { name: row.name, type: row.type, publicKey: row.publicKey, mode: row.mode, tested: test.ok },
    });
    return { destination: destinationView(row), test, revived: known !== null };
  });
}
