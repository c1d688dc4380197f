"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Time } from "@/components/ui/time";
import type { CandidateView, EvidenceView } from "@/lib/contracts/evidence";
import { formatNumber } from "@/lib/format/format-number";

/** The choice of whoever cannot tell which of the listed transactions it is. */
export const unknownCandidate = "unknown";

type CandidateChoiceProps = {
  evidence: EvidenceView | null;
  value: string;
  /** Absent for those who may only look. */
  onChange: ((remoteKey: string) => void) | undefined;
  /** Looks again. */
  action: ReactNode;
};

/** PartnerStack's side: the listed transactions that it could be, to choose from. */
export function CandidateChoice({ evidence, value, onChange, action }: CandidateChoiceProps) {
  const candidates = evidence?.candidates ?? [];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-sm">
          {evidence ? <Looked evidence={evidence} /> : "PartnerStack has not been asked yet."}
        </p>
        {action}
      </div>
      {candidates.length > 0 ? (
        <Field group label="What PartnerStack lists that it could be">
          <RadioCards
            value={value}
            onValueChange={(chosen) => onChange?.(chosen)}
            disabled={onChange === undefined}
            cards={[
              ...candidates.map((candidate) => ({
                value: candidate.remoteKey,
                title: candidate.remoteKey,
                badge: candidate.exact ? "Alike in everything" : undefined,
                text: <Facts candidate={candidate} />,
                disabled: candidate.claimedBy !== null,
              })),
              {
                value: unknownCandidate,
                title: "None of these, or I cannot tell",
                text: "It can still be marked as arrived, without PartnerStack's key.",
              },
            ]}
          />
        </Field>
      ) : undefined}
    </div>
  );
}

function Looked({ evidence: { at, listed, broken, candidates } }: { evidence: EvidenceView }) {
  return (
    <>
      {broken ?? (
        <>
          PartnerStack lists {formatNumber(listed)} {listed === 1 ? "transaction" : "transactions"} in that
          time
          {candidates.length === 0 ? ", and none that it could be" : ""}.
        </>
      )}{" "}
      <span className="text-muted">
        Asked <Time value={at} />.
      </span>
    </>
  );
}

function Facts({ candidate: { amount, createdAt, claimedBy } }: { candidate: CandidateView }) {
  return (
    <>
      {amount ?? "No amount"} · <Time value={createdAt} show="full" />
      {claimedBy === null ? undefined : <> · it explains your record {claimedBy} already</>}
    </>
  );
}
