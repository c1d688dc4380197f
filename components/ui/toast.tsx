"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { type Notice, onFirstNotice, say } from "./notice";

const ToastWindow = lazy(async () => ({ default: (await import("./toast-window")).ToastWindow }));

type Details = {
  /** Why, or what to do next. */
  text?: string;
  /** Takes the change back; shown as "Undo". */
  undo?: () => void;
  /** Another action, for instance "View run". */
  action?: { label: string; onSelect: () => void };
};

/** A word about something that just happened. What went wrong stays until it is closed. */
export const notify = {
  success: (title: string, details?: Details) => say(notice("success", title, details)),
  info: (title: string, details?: Details) => say(notice("info", title, details)),
  error: (title: string, details?: Details) => say(notice("danger", title, details)),
};

function notice(tone: Notice["tone"], title: string, details: Details = {}): Notice {
  const { text, undo, action } = details;
  return { tone, title, text, action: undo ? { label: "Undo", onSelect: undo } : action };
}

/** Once in the layout; notify speaks through it. Loads the window with the first notice. */
export function Toaster() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onFirstNotice(() => setNeeded(true)), []);
  if (!needed) return undefined;
  return (
    <Suspense>
      <ToastWindow />
    </Suspense>
  );
}
