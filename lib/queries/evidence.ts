import type { EvidenceView } from "@/lib/contracts/evidence";
import type { Change } from "@/lib/core/change";
import type { Evidence } from "@/lib/core/evidence";
import { moneyText } from "@/lib/core/money";
import { RunFailure } from "@/lib/core/run-errors";
import type { ObjectName } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { conflict, notFound, Problem } from "@/lib/http/problem";
import { lookForEvent } from "@/lib/runtime/look-for-event.server";
import { database } from "@/lib/store/database";
import { claimsOf } from "@/lib/store/resolve-record";
import { type FullRecord, findRecord } from "@/lib/store/run-records";

/** What PartnerStack listed, each candidate with the record of ours that it explains already, as of now. */
export async function evidenceView(
  place: { destinationId: number; object: string },
  { at, listed, broken, candidates }: Evidence,
): Promise<EvidenceView> {
  const claims = await claimsOf(
    database(),
    place,
    candidates.map(({ remoteKey }) => remoteKey),
  );
  return {
    at,
    listed,
    broken,
    candidates: candidates.map(({ remoteKey, money, createdAt, exact }) => ({
      remoteKey,
      amount: money ? moneyText(BigInt(money.minor), money.currency) : null,
      createdAt: createdAt === null ? null : new Date(createdAt).toISOString(),
      exact,
      claimedBy: claims.get(remoteKey) ?? null,
    })),
  };
}

/** Asks PartnerStack now; nothing is written. */
export async function lookAgain(recordId: number, signal: AbortSignal): Promise<EvidenceView | Problem> {
  const record = await findRecord(BigInt(recordId));
  if (!record) return notFound("This record");
  if (record.status !== "uncertain")
    return conflict("This record is no longer uncertain.", "Reload the page to see what was decided.");
  const object = destinationObject(record.object as ObjectName);
  if (object.kind !== "event") return conflict("Only transactions can be looked for in PartnerStack's list.");
  try {
    return await evidenceView(
      record,
      await lookForEvent(destinationOf(record), object, askedOf(record), signal),
    );
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    return new Problem({ status: 502, code: error.code, message: error.message, hint: error.hint });
  }
}

function destinationOf(record: FullRecord) {
  return record.run.sync.destination;
}

function askedOf({ change, reservedAt }: FullRecord) {
  return { change: change as unknown as Change, reservedAt };
}
