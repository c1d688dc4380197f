import { Time } from "../ui/time";

/** When something was connected, and by whom. */
export function ConnectedBy({ at, by }: { at: string; by: string }) {
  return (
    <>
      <Time value={at} show="date" />
      {by ? <span className="text-muted"> by {by}</span> : undefined}
    </>
  );
}
