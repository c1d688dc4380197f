"use client";

import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { listenToNotices, type Notice } from "./notice";
import { tones } from "./tone";

/** Where notices are seen. */
export function ToastWindow() {
  useEffect(() => listenToNotices(show), []);
  const Success = tones.success.icon;
  const Danger = tones.danger.icon;
  const Info = tones.info.icon;
  return (
    <Sonner
      position="bottom-right"
      closeButton
      expand
      // Above the row of buttons that a page keeps at the foot of a phone.
      mobileOffset={{ bottom: 72, left: 12, right: 12 }}
      // Below what somebody has opened (50) and above the veil behind it (40): a word in passing covers no choice.
      style={{ zIndex: 45 }}
      icons={{
        success: <Success aria-hidden="true" className="size-4 text-success" />,
        error: <Danger aria-hidden="true" className="size-4 text-danger" />,
        info: <Info aria-hidden="true" className="size-4 text-info" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-start gap-2.5 rounded-lg bg-raised p-3 pe-9 text-base text-text shadow-overlay sm:w-88 [&>[data-icon]]:mt-0.5",
          content: "flex min-w-0 flex-1 flex-col",
          title: "font-medium",
          description: "text-muted text-sm",
          actionButton:
            "order-1 h-7 shrink-0 rounded-md border px-2 font-medium text-sm hover:border-edge hover:bg-hover",
          closeButton:
            "absolute end-1.5 top-2 flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text",
        },
      }}
    />
  );
}

function show({ tone, title, text, action }: Notice): void {
  const speak = { success: toast.success, info: toast.info, danger: toast.error }[tone];
  speak(title, {
    description: text,
    duration: tone === "danger" ? Number.POSITIVE_INFINITY : action ? 10_000 : 5_000,
    action: action ? { label: action.label, onClick: action.onSelect } : undefined,
  });
}
