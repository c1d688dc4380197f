"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { Drawer } from "@/components/ui/drawer";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { runRecordDetail } from "@/lib/contracts/runs";
import { formatDuration } from "@/lib/format/format-duration";
import { ApiError, api } from "@/lib/http/client";
import { CallDetail } from "./call-detail";
import { CallStatus } from "./call-status";

type CallDrawerProps = {
  recordId: number;
  number: number;
  closeHref: string;
  /** The calls above and below it in the list. */
  newerHref: string | undefined;
  olderHref: string | undefined;
};

/** One call beside the list: what was sent, what came back, and for which record. */
export function CallDrawer({ recordId, number, closeHref, newerHref, olderHref }: CallDrawerProps) {
  const router = useRouter();
  const { data: record, error } = useQuery({
    queryKey: ["record", recordId],
    queryFn: ({ signal }) => api.get<typeof runRecordDetail>(`/api/records/${recordId}`, { signal }),
  });
  const call = record?.calls[number];
  return (
    <Drawer
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) router.push(closeHref, { scroll: false });
      }}
      title={
        call ? <span className="font-mono">{`${call.request.method} ${call.request.path}`}</span> : "Call"
      }
      meta={
        call && record ? (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <CallStatus method={call.request.method} status={call.status} />
            <Time value={call.at} />
            {formatDuration(call.durationMs)}
            <TextLink href={`/runs/${record.runId}?record=${record.id}`}>
              {record.externalKey || "Record without a key"}, run {record.runId}
            </TextLink>
          </span>
        ) : undefined
      }
      footer={
        newerHref || olderHref ? (
          <>
            {newerHref ? (
              <LinkButton href={newerHref} scroll={false}>
                Newer call
              </LinkButton>
            ) : undefined}
            {olderHref ? (
              <LinkButton href={olderHref} scroll={false}>
                Older call
              </LinkButton>
            ) : undefined}
          </>
        ) : undefined
      }
    >
      {error ? (
        <Alert tone="danger" title={error.message}>
          {error instanceof ApiError ? error.hint : undefined}
        </Alert>
      ) : call ? (
        <CallDetail call={call} />
      ) : record ? (
        <Alert tone="info" title="This call is not kept any more">
          The retention setting removes what was read and sent after a while. How the record ended is kept.
        </Alert>
      ) : (
        <div className="flex flex-col gap-3">
          <Skeleton className="h-32 w-full" />
          <Skeleton className="h-64 w-full" />
        </div>
      )}
    </Drawer>
  );
}
