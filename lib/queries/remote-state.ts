import type { RecordPlace, RemoteState } from "@/lib/contracts/record-page";
import type { Change } from "@/lib/core/change";
import { compareHeld } from "@/lib/core/compare-held";
import { counted } from "@/lib/core/count-words";
import type { EventObject, RecordObject } from "@/lib/core/destination-object";
import type { JsonObject } from "@/lib/core/json";
import { RunFailure } from "@/lib/core/run-errors";
import { destinationObject } from "@/lib/destinations/catalog";
import { notFound, Problem } from "@/lib/http/problem";
import { lookForEvent } from "@/lib/runtime/look-for-event.server";
import { lookUpRecord } from "@/lib/runtime/look-up-record.server";
import { type DestinationRow, findDestination } from "@/lib/store/destinations";
import { newestChange } from "@/lib/store/record-timeline";
import { memoryOf } from "@/lib/store/run-records";
import { evidenceView } from "./evidence";

/** Asks PartnerStack now what it holds of one record, and lays it beside what was last sent. Nothing is written. */
export async function remoteState(
  place: RecordPlace,
  now: Date,
  signal: AbortSignal,
): Promise<RemoteState | Problem> {
  const destination = await findDestination(place.destinationId);
  if (!destination) return notFound("This destination");
  const object = destinationObject(place.object);
  try {
    return object.kind === "record"
      ? await customerState(destination, object, place, now, signal)
      : await transactionState(destination, object, place, now, signal);
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    return new Problem({ status: 502, code: error.code, message: error.message, hint: error.hint });
  }
}

async function customerState(
  destination: DestinationRow,
  object: RecordObject,
  { key }: RecordPlace,
  now: Date,
  signal: AbortSignal,
): Promise<RemoteState> {
  const outcome = await lookUpRecord(destination, object, key, signal);
  const state = { ...nothingKnown, at: now.toISOString() };
  switch (outcome.kind) {
    case "accepted": {
      const memory = await memoryOf(destination.id, object.name, key);
      const fields = compareHeld(object, memory?.payload ?? null, outcome.remote ?? {});
      const differing = fields.filter(({ differs }) => differs).length;
      return {
        ...state,
        found: "here",
        ...(differing === 0
          ? { message: "PartnerStack has it.", hint: memory?.payload ? "It holds what was last sent." : null }
          : {
              message: `PartnerStack has it, and ${counted(differing, "field")} ${differing === 1 ? "differs" : "differ"} from what was last sent.`,
              hint: "Somebody may have changed it there. A full sync sends your values again.",
            }),
        fields,
        answer: outcome.remote,
      };
    }
    case "absent":
      return {
        ...state,
        found: "absent",
        message: `PartnerStack has no ${object.label.toLowerCase()} with this key.`,
        hint: "If it was there before, it was deleted in PartnerStack: a full sync creates it again, unless the sync is Update Only.",
      };
    case "keys_refused":
    case "retry":
    case "throttled":
    case "unknown":
      return { ...state, message: outcome.reason, hint: "Look again in a minute, or test the destination." };
    case "rejected":
    case "exists":
      return { ...state, message: outcome.issue.message, hint: outcome.issue.hint };
    default:
      return outcome satisfies never;
  }
}

async function transactionState(
  destination: DestinationRow,
  object: EventObject,
  place: RecordPlace,
  now: Date,
  signal: AbortSignal,
): Promise<RemoteState> {
  const state = { ...nothingKnown, at: now.toISOString() };
  const sought = await newestChange(place);
  if (!sought) {
    return {
      ...state,
      message: "What was sent is not kept any more, so it cannot be looked for in PartnerStack's list.",
      hint: "The retention setting removed it. The ledger still knows whether it was sent.",
    };
  }
  const change = sought.change as unknown as Change;
  const looked = await lookForEvent(destination, object, { change, reservedAt: sought.reservedAt }, signal);
  const evidence = await evidenceView(place, looked);
  const alike = evidence.candidates.filter(({ exact }) => exact).length;
  return { ...state, evidence, ...verdict(alike, evidence.broken, change.payload) };
}

/** A list that broke off proves what it shows, and nothing of what it does not. */
function verdict(
  alike: number,
  broken: string | null,
  { key }: JsonObject,
): Pick<RemoteState, "found" | "message" | "hint"> {
  if (alike > 1) {
    return {
      found: "here",
      message: `PartnerStack lists ${counted(alike, "transaction")} like it.`,
      hint: "Each one makes a commission. See below which records of yours they are.",
    };
  }
  if (alike === 1) return { found: "here", message: "PartnerStack lists it.", hint: null };
  if (broken !== null) {
    return {
      found: "unknown",
      message: `PartnerStack's list could not be read to its end. ${broken}`,
      hint: "Look again in a minute.",
    };
  }
  return {
    found: "absent",
    message: "PartnerStack does not list it.",
    hint:
      typeof key === "string"
        ? "It was never sent, or it was deleted in PartnerStack. No run sends it a second time by itself."
        : "It was never sent, it was deleted, or PartnerStack dated it otherwise. No run sends it a second time by itself.",
  };
}

const nothingKnown = {
  found: "unknown",
  fields: [],
  answer: null,
  evidence: null,
} satisfies Partial<RemoteState>;
