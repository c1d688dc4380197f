import { CodeBlock } from "@/components/ui/code-block";
import type { PlannedRequest, RunRecordDetail } from "@/lib/contracts/runs";

/** The exact requests of a planned record, before any of them is made, ready to be copied. */
export function PlannedRequests({ record: { requests } }: { record: RunRecordDetail }) {
  return (
    <ol className="flex flex-col gap-6">
      {requests.map((request) => (
        <li key={request.label} className="flex flex-col gap-2">
          <p>
            <span className="font-medium">{request.label}</span>{" "}
            <span className="text-muted">{request.when}</span>
          </p>
          <OneRequest request={request} />
        </li>
      ))}
    </ol>
  );
}

function OneRequest({ request: { method, url, body, curl } }: { request: PlannedRequest }) {
  return (
    <>
      <p className="break-all font-mono text-sm">
        {method} {url}
      </p>
      <CodeBlock
        title="Request"
        language="json"
        wrap
        code={body === undefined ? "(no body)" : JSON.stringify(body, null, 2)}
        alsoCopy={{ label: "Copy as curl", text: curl }}
      />
    </>
  );
}
