"use client";

import { lazy, Suspense } from "react";
import type { DialogProps } from "./dialog-window";

const DialogWindow = lazy(async () => ({ default: (await import("./dialog-window")).DialogWindow }));

/** A window over the page. Its code is loaded when it is first opened: no page pays for a dialog that nobody asks for. */
export function Dialog(props: DialogProps) {
  if (!props.open) return undefined;
  return (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  );
}
