import { Unplug } from "lucide-react";
import { CallStatus } from "@/components/call/call-status";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import { formatDuration } from "@/lib/format/format-duration";

type Call = RunRecordDetail["calls"][number];

/** Each call that was made for the record, oldest first. Credentials are never stored, so none can be shown. */
export function RecordCalls({ calls }: { calls: readonly Call[] }) {
  if (calls.length === 0) {
    return (
      <EmptyState icon={Unplug} title="No request was made" text="The record was stopped before sending." />
    );
  }
  return (
    <ol className="flex flex-col gap-6">
      {calls.map((call) => (
        <li key={`${call.at} ${call.request.method} ${call.request.path}`} className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <span className="min-w-0 break-all font-mono font-medium">
              {call.request.method} {call.request.path}
            </span>
            <CallStatus method={call.request.method} status={call.status} />
            <span className="text-muted">
              <Time value={call.at} show="clock" /> · {formatDuration(call.durationMs)}
            </span>
          </div>
          <CodeBlock
            title="Request"
            language="json"
            wrap
            code={call.request.body === undefined ? "(no body)" : JSON.stringify(call.request.body, null, 2)}
            alsoCopy={{ label: "Copy as curl", text: call.curl }}
          />
          <CodeBlock
            title="Response"
            language="json"
            wrap
            maxHeight="24rem"
            code={call.error ?? JSON.stringify(call.response, null, 2)}
          />
        </li>
      ))}
    </ol>
  );
}
