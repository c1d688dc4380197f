import { CodeBlock } from "@/components/ui/code-block";
import { KeyValue } from "@/components/ui/key-value";
import { Time } from "@/components/ui/time";
import type { RunRecordDetail } from "@/lib/contracts/runs";

/** Our side of a lost answer: what was sent, when, and how the wire ended. */
export function SentFacts({ record }: { record: RunRecordDetail }) {
  const last = record.calls.findLast(({ request }) => request.method !== "GET");
  return (
    <div className="flex flex-col gap-3">
      <KeyValue
        entries={[
          { label: "Amount", value: record.amount },
          { label: "Reserved", value: <Time value={record.reservedAt} show="full" /> },
          { label: "Request", value: last ? <Time value={last.at} show="full" /> : undefined },
          { label: "Answer", value: last ? answerOf(last) : "The worker stopped before one came." },
        ]}
      />
      <CodeBlock
        title="What was sent"
        language="json"
        wrap
        maxHeight="16rem"
        code={JSON.stringify(record.sent ?? record.payload, null, 2)}
      />
    </div>
  );
}

function answerOf({ status, error }: RunRecordDetail["calls"][number]): string {
  if (status === null) return error ?? "None";
  return `Status ${status}, which does not tell whether it was taken.`;
}
