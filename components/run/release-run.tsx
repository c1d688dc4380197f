"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { RunView, runView } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";
import { GuardReasons } from "./guard-reasons";
import { NoteDialog } from "./note-dialog";
import { useShowRun } from "./use-live-run";

/** Lets a held run go on with the plan that it was held with. */
export function ReleaseRun({ run }: { run: RunView }) {
  const router = useRouter();
  const showRun = useShowRun();
  const [open, setOpen] = useState(false);
  const release = useMutation({
    mutationFn: (note: string) => api.post<typeof runView>(`/api/runs/${run.id}/release`, { note }),
    onSuccess: (released) => {
      setOpen(false);
      showRun(released);
      notify.success(`Run ${run.id} was released`, { text: "It sends what it has planned." });
      router.refresh();
    },
  });
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Release
      </Button>
      {open ? (
        <NoteDialog
          title={`Release run ${run.id}?`}
          text={`It sends ${run.plan?.words ?? "what it has planned"}, as they were planned.`}
          confirmLabel={`Send ${run.plan?.shortWords ?? "them"}`}
          busy={release.isPending && "Releasing"}
          error={release.error}
          onConfirm={(note) => release.mutate(note)}
          onClose={() => {
            setOpen(false);
            release.reset();
          }}
        >
          <GuardReasons run={run} plain />
        </NoteDialog>
      ) : undefined}
    </>
  );
}
