import { Alert } from "@/components/ui/alert";
import { Time } from "@/components/ui/time";
import type { RowPreviewView } from "@/lib/contracts/syncs";

/** What would become of the row: why it is stopped, or what is known of it, in a sentence. */
export function RowVerdict({ preview }: { preview: RowPreviewView }) {
  const { unreadable, row, issues, known } = preview;
  if (unreadable) {
    return (
      <Alert tone="danger" title={unreadable.message}>
        {unreadable.hint}
      </Alert>
    );
  }
  if (!row) {
    return (
      <Alert tone="info" title="There is no such row">
        The dataset is empty, or no row has exactly this key.
      </Alert>
    );
  }
  const [worst] = issues;
  if (worst) {
    return (
      <Alert tone="warning" title={`Invalid: ${worst.message}`}>
        {worst.hint}
      </Alert>
    );
  }
  if (!known) {
    return <Alert tone="info" title="It would be sent. Nothing is known of this key yet." />;
  }
  return (
    <Alert tone={known.sends ? "info" : "warning"} title={known.words}>
      Known since <Time value={known.at} />.
    </Alert>
  );
}
