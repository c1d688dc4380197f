"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { may, type Role } from "@/lib/auth/permissions";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import { noteRule, textProblem } from "@/lib/core/text-rules";
import { CandidateChoice, unknownCandidate } from "./candidate-choice";
import { ResolveDialog } from "./resolve-dialog";
import { SentFacts } from "./sent-facts";
import { useEvidence } from "./use-evidence";

/** A transaction that nobody can prove: what was sent beside what PartnerStack lists, and the decision. */
export function UncertainRecord({ record, role }: { record: RunRecordDetail; role: Role }) {
  const { evidence, looking, lookAgain } = useEvidence(record);
  const [remoteKey, setRemoteKey] = useState(unknownCandidate);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState<"arrived" | "send_again">();
  const mayDecide = may(role, "records.resolve");

  const ask = (decision: "arrived" | "send_again") => {
    // A note is needed to pay again, and welcome otherwise.
    const needed = decision === "send_again" || note.trim() !== "";
    const wrong = needed ? textProblem(note, noteRule) : undefined;
    setProblem(wrong);
    if (wrong === undefined) setAsked(decision);
  };
  return (
    <section aria-labelledby="uncertain-title" className="flex flex-col gap-4 rounded-lg border p-4">
      <div>
        <h3 id="uncertain-title" className="font-semibold">
          Did it arrive?
        </h3>
        <p className="text-muted text-sm">
          The answer to the request was lost. Compare what was sent with what PartnerStack lists, then decide.
        </p>
      </div>
      <SentFacts record={record} />
      <CandidateChoice
        evidence={evidence}
        value={remoteKey}
        onChange={mayDecide ? setRemoteKey : undefined}
        action={
          mayDecide ? (
            <Button size="small" onClick={lookAgain} busy={looking && "Looking"}>
              Look again
            </Button>
          ) : undefined
        }
      />
      {mayDecide ? (
        <>
          <Field
            label="Note"
            help="Needed to send it again. It stays on the record and in the audit log."
            error={problem}
          >
            <Textarea
              rows={2}
              value={note}
              maxLength={500}
              onChange={(event) => {
                setNote(event.target.value);
                setProblem(undefined);
              }}
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => ask("arrived")}>It arrived</Button>
            <Button onClick={() => ask("send_again")}>Send it again</Button>
          </div>
        </>
      ) : undefined}
      <ResolveDialog
        record={record}
        decision={asked}
        remoteKey={remoteKey === unknownCandidate ? undefined : remoteKey}
        looksAlike={evidence?.candidates.some(({ exact, claimedBy }) => exact && claimedBy === null) ?? false}
        note={note.trim()}
        onClose={() => setAsked(undefined)}
      />
    </section>
  );
}
