"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FirstSendDialog } from "@/components/run/first-send-dialog";
import { sayError } from "@/components/run/say-error";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { runView } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";

type SendRowProps = {
  syncId: number;
  externalKey: string;
  /** What is typed before the first send to production; null where nobody is asked. */
  typeToSend: string | null;
  disabled: boolean;
};

/** Really sends one row, by a run of its own, and opens that run: it shows the answer as soon as it is there. */
export function SendRow({ syncId, externalKey, typeToSend, disabled }: SendRowProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const send = useMutation({
    mutationFn: (confirm: string | undefined) =>
      api.post<typeof runView>(`/api/syncs/${syncId}/test`, { key: externalKey, confirm }),
    onSuccess: (run) => {
      notify.success(`Run ${run.id} tests ${externalKey}`);
      router.push(`/runs/${run.id}`);
    },
    onError: sayError,
  });
  return (
    <>
      <Button
        variant="primary"
        disabled={disabled}
        busy={send.isPending && "Starting"}
        onClick={() => (typeToSend === null ? send.mutate(undefined) : setAsking(true))}
      >
        Send this record
      </Button>
      <FirstSendDialog
        destination={asking ? (typeToSend ?? undefined) : undefined}
        what={externalKey}
        onConfirm={() => {
          setAsking(false);
          send.mutate(typeToSend ?? undefined);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
