import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { RunRecordDetail } from "@/lib/contracts/runs";

/** What a person decided about the record afterwards, with the reason, and the run that looks at its key again. */
export function RecordDecision({ record }: { record: RunRecordDetail }) {
  const { note, decidedBy, decidedAt, retriedIn } = record;
  if (decidedBy === null && retriedIn === null) return undefined;
  const retried =
    retriedIn === null ? undefined : (
      <>
        Retried in <TextLink href={`/runs/${retriedIn}`}>run {retriedIn}</TextLink>.
      </>
    );
  if (decidedBy === null) return <p className="text-sm">{retried}</p>;
  return (
    <Alert
      tone="info"
      title={
        <>
          {verbOf(record)} by {decidedBy}, <Time value={decidedAt} />
        </>
      }
    >
      {note === null ? undefined : <p>{note}</p>}
      {retried ? <p>{retried}</p> : undefined}
    </Alert>
  );
}

function verbOf({ status, dismissedFrom }: RunRecordDetail): string {
  if (status === "success") return "Marked as arrived";
  return dismissedFrom === null ? "Sent again" : "Dismissed";
}
