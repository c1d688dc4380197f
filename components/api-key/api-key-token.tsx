import { Alert } from "../ui/alert";
import { CopyButton } from "../ui/copy-button";

/** The key itself, the only time that it is shown. */
export function ApiKeyToken({ token }: { token: string }) {
  return (
    <div className="flex flex-col gap-4">
      <Alert tone="warning" title="It is shown this once" live>
        Keep it where your program reads its secrets. A lost key is replaced by a new one.
      </Alert>
      <div className="flex items-center gap-2 rounded-md border bg-sunken p-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{token}</code>
        <CopyButton text={token} label="Copy API key" />
      </div>
      <p className="text-muted text-sm">
        Send it with every call:{" "}
        <code className="font-mono text-text">Authorization: Bearer &lt;key&gt;</code>
      </p>
    </div>
  );
}
