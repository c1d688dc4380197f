"use client";

import { type ExternalToast, Toaster as Sonner, toast } from "sonner";
import { tones } from "./tone";

type Notice = {
  /** Why, or what to do next. */
  text?: string;
  /** Takes the change back; shown as "Undo". */
  undo?: () => void;
  /** Another action, for instance "View run". */
  action?: { label: string; onSelect: () => void };
};

/** A word about something that just happened. What went wrong stays until it is closed. */
export const notify = {
  success: (title: string, notice?: Notice) => toast.success(title, options(notice)),
  info: (title: string, notice?: Notice) => toast.info(title, options(notice)),
  error: (title: string, notice?: Notice) =>
    toast.error(title, { ...options(notice), duration: Number.POSITIVE_INFINITY }),
};

function options(notice: Notice | undefined): ExternalToast {
  const action = notice?.undo ? { label: "Undo", onSelect: notice.undo } : notice?.action;
  return {
    description: notice?.text,
    // Long enough to read it and reach the button.
    duration: action ? 10_000 : 5_000,
    action: action ? { label: action.label, onClick: action.onSelect } : undefined,
  };
}

/** Once in the layout; notify speaks through it. */
export function Toaster() {
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
