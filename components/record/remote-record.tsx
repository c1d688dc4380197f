"use client";

import { useQuery } from "@tanstack/react-query";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { JsonTree } from "@/components/ui/json-tree";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { RecordPlace, RemoteState, remoteState } from "@/lib/contracts/record-page";
import { ApiError, api } from "@/lib/http/client";
import { Disclosure } from "../connection/disclosure";
import { CandidateList } from "./candidate-list";
import { HeldFields } from "./held-fields";

const tones = { here: "success", absent: "warning", unknown: "info" } as const;

type RemoteRecordProps = {
  place: RecordPlace;
  /** A customer costs one call, so it is asked for at once; a transaction is looked for in a list when somebody asks. */
  atOnce: boolean;
  mayLook: boolean;
};

/** What PartnerStack holds of a record now, beside what was last sent. */
export function RemoteRecord({ place, atOnce, mayLook }: RemoteRecordProps) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["record", "state", place],
    queryFn: ({ signal }) => api.post<typeof remoteState>("/api/records/state", place, { signal }),
    enabled: atOnce && mayLook,
    // Every look is a call of the destination, so only a person repeats it.
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: false },
  });
  const looked = data !== undefined || error !== null;
  return (
    <Card
      title="In PartnerStack now"
      text={
        data ? (
          <>
            Asked <Time value={data.at} />.
          </>
        ) : undefined
      }
      actions={
        mayLook ? (
          <Button size="small" busy={isFetching && "Looking"} onClick={() => void refetch()}>
            {looked || isFetching ? "Look again" : "Look in PartnerStack"}
          </Button>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4">
        {error ? (
          <Alert live tone="danger" title={error.message}>
            {error instanceof ApiError ? error.hint : undefined}
          </Alert>
        ) : data ? (
          <Shown state={data} />
        ) : isFetching ? (
          <Skeleton className="h-12 w-full" />
        ) : (
          <p className="text-muted">
            {mayLook
              ? "PartnerStack cannot be asked for one transaction, so its list is read around the time of sending. That may take a few calls."
              : "Asking spends calls of the destination: an operator can do it."}
          </p>
        )}
      </div>
    </Card>
  );
}

function Shown({ state: { found, message, hint, fields, answer, evidence } }: { state: RemoteState }) {
  return (
    <>
      <Alert live tone={tones[found]} title={message}>
        {hint}
      </Alert>
      {fields.length > 0 ? <HeldFields fields={fields} /> : undefined}
      {evidence && evidence.candidates.length > 0 ? (
        <CandidateList candidates={evidence.candidates} />
      ) : undefined}
      {answer === null ? undefined : (
        <Disclosure label="The whole answer">
          <JsonTree value={answer} openLevels={2} />
        </Disclosure>
      )}
    </>
  );
}
