import { invalid, type Problem } from "@/lib/http/problem";
import type { KeyTest } from "@/lib/runtime/open-destination.server";
import type { DestinationWithSyncs, TestNote } from "@/lib/store/destinations";

/**
 * Whether keys may be stored after this test. Keys that were refused never are: they would only fail again. Where nobody
 * answered, a person may know better, and the card says that they are not tested.
 */
export function maySave({ ok, failure }: KeyTest, saveUntested: boolean): boolean {
  return ok || (failure === "unreachable" && saveUntested);
}

/**
 * What is noted of a test. The mode that is known stays where the test cannot tell, and production stays production:
 * those keys see test customers too, and the newest ones may all be such.
 */
export function testNote(
  { ok, checks, mode }: KeyTest,
  known: DestinationWithSyncs["mode"],
  now: Date,
): TestNote {
  return {
    lastTest: { ok, checks },
    lastTestedAt: now,
    ...(mode !== "unknown" && known !== "production" && { mode }),
    ...(ok && { keysRefusedAt: null }),
  };
}

/**
 * Refuses keys of the other mode: what was sent to a test account would count as sent to the real one, and its
 * transactions would never be paid.
 */
export function otherModeProblem(
  { mode }: KeyTest,
  { mode: known, name }: DestinationWithSyncs,
): Problem | undefined {
  if (mode === "unknown" || known === "unknown" || mode === known) return undefined;
  return invalid({
    publicKey: `These are ${mode} keys, and ${name} is connected in ${known} mode. Add a new destination for them: what was sent is remembered with this one.`,
  });
}

/** Refuses an account that has a destination: each would keep a ledger of its own, and pay the same transaction. */
export function accountTakenProblem({ id, name, deletedAt }: DestinationWithSyncs): Problem {
  return invalid({
    publicKey: deletedAt
      ? `This key belongs to ${name}, which was deleted. Add it as a new destination: it comes back with everything it was sent.`
      : `${name} (destination:${id}) is connected with this key already. Use that destination, so that nothing is sent twice.`,
  });
}
