import { TextLink } from "@/components/ui/text-link";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import type { ObjectName } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { RecordStatusBadge } from "./record-status";

/** "Transaction inv_412": a bare key says nothing where keys are numbers. */
export function titleOf({ object, externalKey }: RunRecordDetail): string {
  return `${destinationObject(object as ObjectName).label} ${externalKey || "without a key"}`;
}

/** How the record stands, and of which sync and run it is. */
export function RecordPlace({ record: { status, syncId, syncLabel, runId } }: { record: RunRecordDetail }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <RecordStatusBadge status={status} />
      <TextLink href={`/syncs/${syncId}`}>{syncLabel}</TextLink>
      <TextLink href={`/runs/${runId}`}>Run {runId}</TextLink>
    </span>
  );
}
