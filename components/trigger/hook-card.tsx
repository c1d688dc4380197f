"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FirstSendDialog } from "@/components/run/first-send-dialog";
import { sayError } from "@/components/run/say-error";
import type { done } from "@/lib/contracts/common";
import type { newHook } from "@/lib/contracts/triggers";
import { api } from "@/lib/http/client";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Time } from "../ui/time";
import { notify } from "../ui/toast";

type HookCardProps = { syncId: number; since: string | null; mayEdit: boolean; typeToSend: string | null };

/** A secret address that starts a run when it is called: for dbt Cloud, Fivetran, or a script. */
export function HookCard({ syncId, since, mayEdit, typeToSend }: HookCardProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<"make" | "replace" | "remove">();
  const path = `/api/syncs/${syncId}/hook`;
  const make = useMutation({
    mutationFn: (confirm: string | undefined) => api.post<typeof newHook>(path, { confirm }),
    onSuccess: () => router.refresh(),
    onError: sayError,
  });
  const remove = useMutation({
    mutationFn: () => api.delete<typeof done>(path),
    onSuccess: () => {
      make.reset();
      notify.success("The address was taken away");
      router.refresh();
    },
    onError: sayError,
  });
  const begin = () => {
    if (typeToSend !== null) setAsked("make");
    else make.mutate(undefined);
  };
  return (
    <Card
      title="Webhook address"
      text="A POST to it starts a run: for dbt Cloud when a job has finished, for Fivetran when a sync has ended, or for a script. A job that failed starts nothing."
      actions={
        mayEdit ? (
          since === null ? (
            <Button onClick={begin} busy={make.isPending && "Making"}>
              Make an address
            </Button>
          ) : (
            <>
              <Button onClick={() => setAsked("replace")} busy={make.isPending && "Making"}>
                Replace
              </Button>
              <Button
                variant="danger"
                onClick={() => setAsked("remove")}
                busy={remove.isPending && "Removing"}
              >
                Remove
              </Button>
            </>
          )
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4">
        {make.data ? (
          <>
            <Alert live tone="warning" title="Copy the address now: it is not shown again">
              Whoever has it can start this sync.
            </Alert>
            <CodeBlock title="Address" wrap code={`${window.location.origin}${make.data.path}`} />
          </>
        ) : since === null ? (
          <p className="text-muted">There is no address yet.</p>
        ) : (
          <p>
            There is an address since <Time value={since} show="full" />. It is kept as a hash, so it cannot
            be shown again.
          </p>
        )}
      </div>
      <FirstSendDialog
        destination={asked === "make" ? (typeToSend ?? undefined) : undefined}
        action="Make the address"
        onConfirm={() => {
          setAsked(undefined);
          make.mutate(typeToSend ?? undefined);
        }}
        onClose={() => setAsked(undefined)}
      />
      <ConfirmDialog
        open={asked === "replace" || asked === "remove"}
        onOpenChange={(open) => {
          if (!open) setAsked(undefined);
        }}
        tone="danger"
        title={asked === "remove" ? "Remove the address?" : "Replace the address?"}
        confirmLabel={asked === "remove" ? "Remove the address" : "Replace the address"}
        onConfirm={() => {
          if (asked === "remove") remove.mutate();
          else make.mutate(undefined);
          setAsked(undefined);
        }}
      >
        <p>The address of today stops working at once: whatever calls it starts nothing any more.</p>
      </ConfirmDialog>
    </Card>
  );
}
