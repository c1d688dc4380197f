import { Alert } from "@/components/ui/alert";
import { Time } from "@/components/ui/time";
import type { RunView } from "@/lib/contracts/runs";

/** Tells whoever looks for the records of an old run where they are. */
export function RemovedRecords({ run: { recordsRemovedAt, payloadsRemovedAt } }: { run: RunView }) {
  if (recordsRemovedAt !== null) {
    return (
      <Alert
        tone="info"
        className="mb-3"
        title={
          <>
            The records of this run were removed on <Time value={recordsRemovedAt} show="date" /> by the
            retention setting.
          </>
        }
      >
        Its counts and the money that was sent remain. Records that somebody still has to look at are listed.
      </Alert>
    );
  }
  if (payloadsRemovedAt === null) return undefined;
  return (
    <Alert
      tone="info"
      className="mb-3"
      title={
        <>
          What was read and sent in this run was removed on <Time value={payloadsRemovedAt} show="date" /> by
          the retention setting.
        </>
      }
    >
      Its records still say how they ended and why.
    </Alert>
  );
}
