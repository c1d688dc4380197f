import { cn } from "@/components/ui/cn";
import { CodeBlock } from "@/components/ui/code-block";
import { KeyValue } from "@/components/ui/key-value";
import { Time } from "@/components/ui/time";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import { operationWords } from "./operation-words";

/** What is known of a record besides its payload. */
export function RecordFacts({ record }: { record: RunRecordDetail }) {
  const facts = [
    { label: "Operation", value: operationWords(record.operation) },
    { label: "Amount", value: record.amount },
    {
      label: "PartnerStack's key",
      value: record.remoteKey ? <span className="font-mono">{record.remoteKey}</span> : undefined,
    },
    { label: "Attempts", value: record.attempts },
    { label: "Time", value: <Time value={record.at} show="full" /> },
  ];
  return <KeyValue entries={facts.filter(({ value }) => value !== undefined && value !== null)} />;
}

/** The row of the source beside the payload that was made of it. */
export function RecordValues({ record }: { record: RunRecordDetail }) {
  const sent = record.sent ?? record.payload;
  return (
    <div className="flex flex-col gap-4">
      <RecordFacts record={record} />
      <div className={cn("grid gap-4", sent !== null && "sm:grid-cols-2")}>
        <CodeBlock title="Source" language="json" wrap code={JSON.stringify(record.sourceRow, null, 2)} />
        {sent === null ? (
          <p className="text-muted text-sm">Nothing was sent for this row.</p>
        ) : (
          <CodeBlock
            title={record.sent === null ? "Mapped, not sent" : "Sent"}
            language="json"
            wrap
            code={JSON.stringify(sent, null, 2)}
          />
        )}
      </div>
    </div>
  );
}
