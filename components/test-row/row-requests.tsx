import { CodeBlock } from "@/components/ui/code-block";
import type { RowPreviewView } from "@/lib/contracts/syncs";

/** The requests that the row leads to, ready to be copied. */
export function RowRequests({ requests }: { requests: RowPreviewView["requests"] }) {
  return (
    <ol className="flex flex-col gap-6">
      {requests.map(({ label, when, method, path, body, curl }) => (
        <li key={label} className="flex flex-col gap-2">
          <p>
            <span className="font-medium">{label}</span> <span className="text-muted">{when}</span>
          </p>
          <CodeBlock
            title={`${method} ${path}`}
            language="json"
            wrap
            code={body === undefined ? "(no body)" : JSON.stringify(body, null, 2)}
            alsoCopy={{ label: "Copy as curl", text: curl }}
          />
        </li>
      ))}
    </ol>
  );
}
