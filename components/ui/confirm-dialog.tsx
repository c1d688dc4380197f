"use client";

import { lazy, Suspense } from "react";
import type { ConfirmDialogProps } from "./confirm-window";

const ConfirmWindow = lazy(async () => ({ default: (await import("./confirm-window")).ConfirmWindow }));

/** Asks before something is lost; loaded when it is first opened. What was typed is forgotten when it closes. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  if (!props.open) return undefined;
  return (
    <Suspense>
      <ConfirmWindow {...props} />
    </Suspense>
  );
}
