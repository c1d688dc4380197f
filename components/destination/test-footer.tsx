"use client";

import type { DestinationSaved } from "@/lib/contracts/destinations";
import { Button } from "../ui/button";

interface TestFooterProps {
  /** Absent while the test is under way. */
  saved: DestinationSaved | undefined;
  onCorrect: () => void;
  onRetry: () => void;
  onSaveAnyway: () => void;
  onDone: () => void;
}

/** What can be done with the result of a test; the likeliest comes last. */
export function TestFooter({ saved, onCorrect, onRetry, onSaveAnyway, onDone }: TestFooterProps) {
  if (saved?.destination) {
    return (
      <Button variant="primary" onClick={onDone} autoFocus>
        Done
      </Button>
    );
  }
  if (saved?.test?.failure === "unreachable") {
    return (
      <>
        <Button onClick={onCorrect}>Back</Button>
        <Button onClick={onSaveAnyway}>Save anyway</Button>
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
      </>
    );
  }
  return (
    <>
      <Button onClick={onRetry} busy={!saved && "Connecting"}>
        Try again
      </Button>
      <Button variant="primary" onClick={onCorrect} disabled={!saved}>
        Correct the keys
      </Button>
    </>
  );
}
