"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Textarea } from "@/components/ui/textarea";
import { ApiError } from "@/lib/http/client";

type NoteDialogProps = {
  title: string;
  text: string;
  /** What it is about: the reasons of the guard rails. */
  children: ReactNode;
  confirmLabel: string;
  busy: string | false;
  error: Error | null;
  onConfirm: (note: string) => void;
  onClose: () => void;
};

/** Asks why something may be sent that guard rails hold. The note stays with the run and in the audit log. */
export function NoteDialog(props: NoteDialogProps) {
  const { title, text, children, confirmLabel, busy, error, onConfirm, onClose } = props;
  const formId = useId();
  const [note, setNote] = useState("");
  const refused = error instanceof ApiError ? error : undefined;
  const onField = refused?.fields.note;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      text={text}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={busy}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(note.trim());
        }}
      >
        <div className="rounded-lg bg-held-soft px-3 pt-1 pb-3">{children}</div>
        <Field
          label="Why may it be sent?"
          mark="required"
          help="For whoever looks at this run later; it also stands in the audit log."
          error={onField}
        >
          <Textarea value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <FormError title={error && !onField ? error.message : undefined} text={refused?.hint} />
      </form>
    </Dialog>
  );
}
