"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { RunPlanView, RunView, runView } from "@/lib/contracts/runs";
import { ApiError, api } from "@/lib/http/client";
import { FirstSendDialog } from "./first-send-dialog";
import { GuardReasons } from "./guard-reasons";
import { NoteDialog } from "./note-dialog";
import { sayError } from "./say-error";

type SendTheseProps = {
  run: RunView;
  plan: RunPlanView;
  /** What is typed before the first send to production; null where nobody is asked. */
  typeToSend: string | null;
};

/** Sends exactly what a dry run showed. Where guard rails would hold it, its sender says why it may go. */
export function SendThese({ run, plan, typeToSend }: SendTheseProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [confirm, setConfirm] = useState<string>();
  const send = useMutation({
    mutationFn: (said: { note?: string; confirm?: string }) =>
      api.post<typeof runView>(`/api/runs/${run.id}/send`, said),
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
  const go = (typed: string | undefined) => (needsNote ? setOpen(true) : send.mutate({ confirm: typed }));
  return (
    <>
      <Button
        variant="primary"
        // The amount is never cut off: on a phone the words take two lines.
        className="min-w-0 max-sm:h-auto max-sm:min-h-10 max-sm:whitespace-normal max-sm:py-1"
        onClick={() => (typeToSend === null ? go(undefined) : setAsking(true))}
        busy={!open && send.isPending && "Starting"}
      >
        <span className="sm:truncate">Send these {plan.shortWords}</span>
      </Button>
      <FirstSendDialog
        destination={asking ? (typeToSend ?? undefined) : undefined}
        what={plan.shortWords}
        onConfirm={() => {
          setAsking(false);
          setConfirm(typeToSend ?? undefined);
          go(typeToSend ?? undefined);
        }}
        onClose={() => setAsking(false)}
      />
      {open ? (
        <NoteDialog
          title={`Send these ${plan.shortWords}?`}
          text="Guard rails would hold them. You have read why; say why they may be sent all the same."
          confirmLabel={`Send ${plan.shortWords}`}
          busy={send.isPending && "Starting"}
          error={send.error}
          onConfirm={(note) => send.mutate({ note, confirm })}
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
