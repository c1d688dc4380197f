"use client";

import { Button } from "../ui/button";

interface FailedTestFooterProps {
  /** The test is under way: nothing can be done but wait. */
  testing: boolean;
  onBack: () => void;
  /** Absent where what failed may not be saved. */
  onSaveAnyway: (() => void) | undefined;
  onRetry: () => void;
}

/** What can be done about a connection that does not work yet; the same for sources and destinations. */
export function FailedTestFooter({ testing, onBack, onSaveAnyway, onRetry }: FailedTestFooterProps) {
  return (
    <>
      <Button onClick={onBack} disabled={testing}>
        Back
      </Button>
      {onSaveAnyway && !testing ? <Button onClick={onSaveAnyway}>Save anyway</Button> : undefined}
      <Button variant="primary" onClick={onRetry} busy={testing && "Connecting"}>
        Try again
      </Button>
    </>
  );
}
