"use client";

import { AlertDialog } from "radix-ui";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { Input } from "./input";
import { veilStyle } from "./overlay-style";
import { useReturnFocus } from "./use-return-focus";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Delete Chinook invoices?" */
  title: string;
  /** What will stop or be lost. */
  children: ReactNode;
  /** The verb of the title: "Delete sync". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  /** When given, this name must be typed before the button works. */
  typedName?: string;
  /** Words on the button while it is done ("Deleting"). */
  busy?: string | false;
  /** Why it did not work, in place; the dialog stays open. */
  error?: string;
  onConfirm: () => void;
};

/** Asks before something is lost. Escape and Cancel leave everything as it is; the focus starts on Cancel. */
export function ConfirmWindow(props: ConfirmDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    children,
    confirmLabel,
    cancelLabel = "Cancel",
    tone = "danger",
  } = props;
  const { typedName, busy, error, onConfirm } = props;
  const [typed, setTyped] = useState("");
  const inputId = useId();
  const returnFocus = useReturnFocus();
  const ready = typedName === undefined || typed.trim() === typedName;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onConfirm();
  };
  const change = (next: boolean) => {
    setTyped("");
    onOpenChange(next);
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={veilStyle} />
        <AlertDialog.Content
          {...returnFocus}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[92dvh] w-full overflow-y-auto rounded-t-lg bg-raised shadow-overlay",
            "outline-none data-[state=open]:animate-rise-in",
            "sm:top-1/2 sm:bottom-auto sm:max-w-md sm:-translate-y-1/2 sm:rounded-lg",
          )}
        >
          <form onSubmit={submit} className="flex flex-col">
            <div className="flex flex-col gap-2 p-5">
              <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
              <AlertDialog.Description asChild>
                <div className="flex flex-col gap-2 text-muted">{children}</div>
              </AlertDialog.Description>
              {typedName === undefined ? undefined : (
                <div className="mt-2 flex flex-col gap-1.5">
                  <label htmlFor={inputId} className="text-sm">
                    Type <strong className="break-words font-semibold">{typedName}</strong> to confirm
                  </label>
                  <Input
                    id={inputId}
                    value={typed}
                    autoComplete="off"
                    onChange={(event) => setTyped(event.target.value)}
                  />
                </div>
              )}
              {error ? (
                <p role="alert" className="text-danger text-sm">
                  {error}
                </p>
              ) : undefined}
            </div>
            <div className="flex justify-end gap-2 border-t px-5 py-3">
              <AlertDialog.Cancel asChild>
                <Button>{cancelLabel}</Button>
              </AlertDialog.Cancel>
              <Button type="submit" variant={tone} disabled={!ready} busy={busy}>
                {confirmLabel}
              </Button>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
