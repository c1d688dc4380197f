"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { type RunPlanView, type RunView, runView } from "@/lib/contracts/runs";
import { ApiError, api } from "@/lib/http/client";
import { GuardReasons } from "./guard-reasons";
import { NoteDialog } from "./note-dialog";
import { sayError } from "./say-error";

/** Sends exactly what a dry run showed. Where guard rails would hold it, its sender says why it may go. */
export function SendThese({ run, plan }: { run: RunView; plan: RunPlanView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const send = useMutation({
    mutationFn: (note: string | undefined) => api.post(`/api/runs/${run.id}/send`, { note }, runView),
    onSuccess: (sending) => {
      notify.success(`Run ${sending.id} sends ${plan.shortWords}`);
      router.push(`/runs/${sending.id}`);
    },
    onError: (error) => {
      // Guard rails that this page did not know of yet: ask for the note instead of failing.
      if (error instanceof ApiError && error.fields.note) setOpen(true);
      else if (!open) sayError(error);
    },
  });
  const needsNote = run.reasons.length > 0;
  return (
    <>
      <Button
        variant="primary"
        // The amount is never cut off: on a phone the words take two lines.
        className="min-w-0 max-sm:h-auto max-sm:min-h-10 max-sm:whitespace-normal max-sm:py-1"
        onClick={() => (needsNote ? setOpen(true) : send.mutate(undefined))}
        busy={!open && send.isPending && "Starting"}
      >
        <span className="sm:truncate">Send these {plan.shortWords}</span>
      </Button>
      {open ? (
        <NoteDialog
          title={`Send these ${plan.shortWords}?`}
          text="Guard rails would hold them. You have read why; say why they may be sent all the same."
          confirmLabel={`Send ${plan.shortWords}`}
          busy={send.isPending && "Starting"}
          error={send.error}
          onConfirm={(note) => send.mutate(note)}
          onClose={() => {
            setOpen(false);
            send.reset();
          }}
        >
          <GuardReasons run={run} plain />
        </NoteDialog>
      ) : undefined}
    </>
  );
}
