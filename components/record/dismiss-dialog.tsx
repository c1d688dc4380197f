"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/textarea";
import { notify } from "@/components/ui/toast";
import type { dismissed } from "@/lib/contracts/record-acts";
import { noteRule, textProblem } from "@/lib/core/text-rules";
import { ApiError, api } from "@/lib/http/client";
import { countFor, dismissalInWords, leftInWords, recordsInWords } from "./act-words";
import type { AskedRecords } from "./record-acts";
import { useAfterAct } from "./use-after-act";
import { useRestore } from "./use-restore";

type DismissDialogProps = { records: AskedRecords | undefined; onClose: () => void };

/** Asks why. Afterwards a toast offers to take it back. */
export function DismissDialog({ records, onClose }: DismissDialogProps) {
  const formId = useId();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string>();
  const afterAct = useAfterAct();
  const restore = useRestore();
  const close = () => {
    setNote("");
    setProblem(undefined);
    dismiss.reset();
    onClose();
  };
  const dismiss = useMutation({
    mutationFn: ({ runId, selection }: AskedRecords) =>
      api.post<typeof dismissed>(`/api/runs/${runId}/records/dismiss`, { ...selection, note }),
    onSuccess: ({ affected, leftAlone, dismissedAt }, { runId, onDone }) => {
      const text = leftInWords(leftAlone);
      const undo = () => void restore({ runId, selection: { filter: { dismissedAt } } });
      if (affected > 0) notify.success(`${recordsInWords(affected)} dismissed`, { text, undo });
      else notify.info("Nothing was dismissed", { text });
      close();
      onDone?.();
      afterAct();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!records || dismiss.isPending) return;
    const wrong = textProblem(note, noteRule);
    setProblem(wrong);
    if (wrong === undefined) dismiss.mutate(records);
  };
  const count = records ? countFor("dismiss", records.counts) : 0;
  const what = records?.name ?? recordsInWords(count, records?.more);
  const { error } = dismiss;
  return (
    <Dialog
      open={records !== undefined}
      onOpenChange={close}
      size="small"
      title={`Dismiss ${what}?`}
      text={dismissalInWords(records?.object, records?.counts ?? {}, count === 1).join(" ")}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={dismiss.isPending && "Dismissing"}>
            {records?.name ? "Dismiss record" : `Dismiss ${what}`}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label="Note"
          mark="required"
          help="The reason. It stays on the record and in the audit log."
          error={problem}
        >
          <Textarea
            value={note}
            maxLength={500}
            onChange={(event) => {
              setNote(event.target.value);
              if (problem) setProblem(textProblem(event.target.value, noteRule));
            }}
          />
        </Field>
        <FormError title={error?.message} text={error instanceof ApiError ? error.hint : undefined} />
      </form>
    </Dialog>
  );
}
