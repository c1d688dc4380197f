"use client";

import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { LinkButton } from "../ui/link-button";

/** The page could not be shown. Nothing was sent by that: runs go on in the worker. */
export function PageFailure({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  return (
    <div className="flex flex-col items-start gap-4">
      <h1 className="font-semibold text-xl">This page could not be shown</h1>
      <p className="text-muted">
        The server stopped while preparing it, most often because the database did not answer. Runs that are
        going on are not affected. Try again; if it stays, the server's log names the cause
        {digest ? " under the number below" : ""}.
      </p>
      {digest ? (
        <p className="flex items-center gap-1 text-muted text-sm">
          Error number <code className="font-mono text-text">{digest}</code>
          <CopyButton text={digest} label="Copy error number" />
        </p>
      ) : undefined}
      <div className="flex gap-2">
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        <LinkButton href="/">Go to Home</LinkButton>
      </div>
    </div>
  );
}
