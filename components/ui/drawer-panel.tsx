"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { veilStyle } from "./overlay-style";
import { useReturnFocus } from "./use-return-focus";

export type DrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Status, key, time: one quiet line under the title. */
  meta?: ReactNode;
  /** Buttons beside the title, before Close. */
  actions?: ReactNode;
  footer?: ReactNode;
  width?: "medium" | "wide";
  children: ReactNode;
};

/** Slides in from the right over the page it belongs to; at 640 px and below it is the whole page. */
export function DrawerPanel(props: DrawerProps) {
  const { open, onOpenChange, title, meta, actions, footer, width = "medium", children } = props;
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={veilStyle} />
        <Dialog.Content
          {...returnFocus}
          aria-describedby={undefined}
          className={cn(
            "fixed inset-y-0 end-0 z-50 flex w-full flex-col bg-raised shadow-overlay outline-none",
            "data-[state=open]:animate-slide-in",
            width === "wide" ? "sm:max-w-3xl" : "sm:max-w-xl",
          )}
        >
          <div className="flex items-start gap-2 border-b px-5 py-3">
            <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-0.5">
              <Dialog.Title className="break-words font-semibold text-lg">{title}</Dialog.Title>
              {meta ? <div className="text-muted text-sm">{meta}</div> : undefined}
            </div>
            {actions}
            <Dialog.Close asChild>
              <IconButton label="Close" className="-me-2">
                <X aria-hidden="true" />
              </IconButton>
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-5 [--strip:0px]">{children}</div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>
          ) : undefined}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
