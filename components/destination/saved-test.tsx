import type { DestinationSaved } from "@/lib/contracts/destinations";
import { TestChecks, TestUnderWay } from "../connection/test-checks";
import { Alert } from "../ui/alert";
import { type DestinationTypeName, destinationType } from "./destination-words";

interface SavedTestProps {
  type: DestinationTypeName;
  /** Absent while the test is under way. */
  saved: DestinationSaved | undefined;
}

/** The button that was pressed is gone: the focus goes on to what it began. */
function focus(box: HTMLElement | null): void {
  box?.focus();
}

/** The third step of connecting: what the test found, and what became of the destination. */
export function SavedTest({ type, saved }: SavedTestProps) {
  return (
    <div ref={focus} tabIndex={-1} aria-live="polite" className="flex flex-col gap-4 outline-none">
      {saved ? (
        <Found saved={saved} />
      ) : (
        <TestUnderWay>{`Calling ${placeOf(type)} with these keys`}</TestUnderWay>
      )}
    </div>
  );
}

function Found({ saved: { destination, test, revived } }: { saved: DestinationSaved }) {
  return (
    <>
      {test ? <TestChecks checks={test.checks} /> : undefined}
      {destination && test && !test.ok ? (
        <Alert tone="warning" title={`${destination.name} is saved, but not tested`}>
          Syncs can be set up. Test it from its card once PartnerStack can be reached.
        </Alert>
      ) : undefined}
      {destination && revived ? (
        <Alert tone="info" title="This destination is back">
          It was connected before under the ID {destination.resourceId}. What it was sent is still on record,
          so nothing is sent twice. Its syncs are switched off until you enable them.
        </Alert>
      ) : undefined}
      {destination ? undefined : (
        <p className="text-muted text-sm">
          {test?.failure === "unreachable"
            ? "Nothing is saved yet. Try again, or save it now and test it later."
            : "Nothing is saved."}
        </p>
      )}
    </>
  );
}

function placeOf(type: DestinationTypeName): string {
  const { baseUrl } = destinationType(type);
  return baseUrl === null ? "the sandbox" : new URL(baseUrl).host;
}
