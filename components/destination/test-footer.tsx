"use client";

import type { DestinationSaved } from "@/lib/contracts/destinations";
import { FailedTestFooter } from "../connection/failed-test-footer";
import { Button } from "../ui/button";

interface TestFooterProps {
  /** Absent while the test is under way. */
  saved: DestinationSaved | undefined;
  onBack: () => void;
  onRetry: () => void;
  onSaveAnyway: () => void;
  onDone: () => void;
}

/** What can be done with the result of a test. Keys that PartnerStack refuses cannot be saved. */
export function TestFooter({ saved, onBack, onRetry, onSaveAnyway, onDone }: TestFooterProps) {
  if (saved?.destination) {
    return (
      <Button variant="primary" onClick={onDone} autoFocus>
        Done
      </Button>
    );
  }
  return (
    <FailedTestFooter
      testing={!saved}
      onBack={onBack}
      onSaveAnyway={saved?.test?.failure === "unreachable" ? onSaveAnyway : undefined}
      onRetry={onRetry}
    />
  );
}
