import type { RecordStatus } from "./states";

/** What a person can do with records of a run that has been read, one by one or by the thousand. */
export const recordActs = ["retry", "dismiss", "restore"] as const;
export type RecordAct = (typeof recordActs)[number];

/** The statuses that each act is offered for. What was accepted is never sent again, so there is no act for it. */
export const actsOn: Record<RecordAct, readonly RecordStatus[]> = {
  retry: ["rejected", "invalid", "no_match", "dismissed"],
  dismiss: ["rejected", "invalid", "uncertain"],
  restore: ["dismissed"],
};

/** What decides, besides its status, whether an act can be done with a record. */
export interface ActedRecord {
  status: RecordStatus;
  /** Where a dismissed record came from; null where it cannot go back. */
  dismissedFrom: string | null;
  /** Its row has no key by which it could be found again. */
  keyless: boolean;
}

/** Why an act leaves a record as it is, as a sentence; undefined where it can be done. */
export function whyNot(act: RecordAct, { status, dismissedFrom, keyless }: ActedRecord): string | undefined {
  if (!actsOn[act].includes(status)) return otherStatus[status];
  switch (act) {
    case "retry":
      if (status === "dismissed" && dismissedFrom === "uncertain")
        return "It may have arrived before it was dismissed. Restore it, then decide.";
      return keyless ? "Its row has no key to look for. Correct the source, then run the sync." : undefined;
    case "restore":
      return dismissedFrom === null ? "It was sent again, so it cannot be restored." : undefined;
    case "dismiss":
      return undefined;
    default:
      return act satisfies never;
  }
}

const otherStatus: Record<RecordStatus, string> = {
  planned: "It waits to be sent: it stays due for the next run.",
  sending: "Its request is under way.",
  success: "PartnerStack accepted it.",
  rejected: "It is rejected, not dismissed.",
  invalid: "It is invalid, not dismissed.",
  no_match: "PartnerStack has no record with this key, so there is nothing to let go.",
  uncertain: "It may have arrived. Look at the evidence, then decide.",
  dismissed: "It is dismissed already.",
};
