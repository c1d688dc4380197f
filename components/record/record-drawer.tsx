"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { Drawer } from "@/components/ui/drawer";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { may, type Role } from "@/lib/auth/permissions";
import type { RunRecordDetail, runRecordDetail } from "@/lib/contracts/runs";
import { type RecordAct, recordActs, whyNot } from "@/lib/core/record-acts";
import { ApiError, api } from "@/lib/http/client";
import { ActButtons } from "./act-buttons";
import { PlannedRequests } from "./planned-requests";
import { RecordCalls } from "./record-calls";
import { RecordChanges } from "./record-changes";
import { RecordDecision } from "./record-decision";
import { RecordPlace, titleOf } from "./record-place";
import { issueTones } from "./record-status";
import { RecordFacts, RecordValues } from "./record-values";
import { permissionOf } from "./selection-bar";
import { timelineHref } from "./timeline-href";
import { UncertainRecord } from "./uncertain-record";

type RecordDrawerProps = { recordId: number; role: Role; closeHref: string };

/** One record beside the list: what the source said, what was sent, each request with its answer, and what can be done. */
export function RecordDrawer({ recordId, role, closeHref }: RecordDrawerProps) {
  const router = useRouter();
  const { data: record, error } = useQuery({
    queryKey: ["record", recordId],
    queryFn: ({ signal }) => api.get<typeof runRecordDetail>(`/api/records/${recordId}`, { signal }),
  });
  return (
    <Drawer
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) router.push(closeHref, { scroll: false });
      }}
      title={record ? titleOf(record) : `Record ${recordId}`}
      meta={record ? <RecordPlace record={record} /> : undefined}
      footer={
        record && actsFor(role, record).length > 0 ? <DrawerActs role={role} record={record} /> : undefined
      }
    >
      {error ? (
        <Alert tone="danger" title={error.message}>
          {error instanceof ApiError ? error.hint : undefined}
        </Alert>
      ) : record ? (
        <div className="flex flex-col gap-4">
          {record.issue ? (
            <Alert tone={issueTones[record.status]} title={record.issue.message}>
              {record.issue.hint}
            </Alert>
          ) : undefined}
          <RecordDecision record={record} />
          {record.status === "uncertain" ? <UncertainRecord record={record} role={role} /> : undefined}
          {record.payloadRemovedAt ? (
            <>
              <Alert
                tone="info"
                title={
                  <>
                    What was read and sent was removed on <Time value={record.payloadRemovedAt} show="date" />{" "}
                    by the retention setting.
                  </>
                }
              >
                How the record ended is kept, and so is the ledger.
              </Alert>
              <RecordFacts record={record} />
            </>
          ) : (
            <Tabs
              label="Parts of the record"
              tabs={[
                ...(record.requests.length > 0
                  ? [{ value: "request", label: "Request", content: <PlannedRequests record={record} /> }]
                  : []),
                ...(record.changes.length > 0
                  ? [
                      {
                        value: "changes",
                        label: "Before and after",
                        content: <RecordChanges record={record} />,
                      },
                    ]
                  : []),
                { value: "values", label: "Source and sent", content: <RecordValues record={record} /> },
                ...(record.requests.length > 0 && record.calls.length === 0
                  ? []
                  : [
                      {
                        value: "calls",
                        label: "Request and response",
                        count: record.calls.length,
                        content: <RecordCalls calls={record.calls} />,
                      },
                    ]),
              ]}
            />
          )}
          {record.externalKey ? (
            <TextLink
              href={timelineHref({
                destinationId: record.destination.id,
                object: record.object,
                key: record.externalKey,
              })}
            >
              Its timeline, and what PartnerStack holds now
            </TextLink>
          ) : undefined}
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      )}
    </Drawer>
  );
}

function actsFor(role: Role, { status, dismissedFrom, externalKey, dryRun }: RunRecordDetail): RecordAct[] {
  if (dryRun) return [];
  const acted = { status, dismissedFrom, keyless: externalKey === "" };
  return recordActs.filter((act) => whyNot(act, acted) === undefined && may(role, permissionOf[act]));
}

function DrawerActs({ role, record }: { role: Role; record: RunRecordDetail }) {
  const { id, runId, object, status, externalKey } = record;
  const name = externalKey || "this record";
  return (
    <ActButtons
      role={role}
      acts={actsFor(role, record)}
      about={name}
      records={{ runId, object, selection: { ids: [id] }, counts: { [status]: 1 }, name }}
    />
  );
}
