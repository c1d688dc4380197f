"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { veilStyle } from "./overlay-style";
import { useReturnFocus } from "./use-return-focus";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  text?: ReactNode;
  size?: "small" | "medium" | "large";
  /** Buttons at the foot, the primary one last. It stays in view while the body scrolls. */
  footer?: ReactNode;
  /** Something between title and body that stays in view too: a Stepper. */
  top?: ReactNode;
  children?: ReactNode;
};

/** Radix warns of a dialog without a description unless it is told that there is none. */
const undescribed = { "aria-describedby": undefined };

const widths = { small: "sm:max-w-md", medium: "sm:max-w-xl", large: "sm:max-w-3xl" };

/** Centred; at 640 px and below it sits at the bottom edge, where a thumb reaches the buttons. */
export function DialogWindow(props: DialogProps) {
  const { open, onOpenChange, title, text, size = "medium", footer, top, children } = props;
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={veilStyle} />
        <Radix.Content
          {...returnFocus}
          {...(text ? undefined : undescribed)}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-lg bg-raised",
            "shadow-overlay outline-none data-[state=open]:animate-rise-in",
            "sm:top-1/2 sm:bottom-auto sm:max-h-[86dvh] sm:-translate-y-1/2 sm:rounded-lg",
            widths[size],
          )}
        >
          <div className="flex flex-col gap-1 ps-5 pe-12 pt-4 pb-3">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            {text ? <Radix.Description className="text-muted text-sm">{text}</Radix.Description> : undefined}
          </div>
          {top ? <div className="px-5 pb-3">{top}</div> : undefined}
          {children ? (
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5 [--strip:0px]">{children}</div>
          ) : undefined}
          {footer ? (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>
          ) : undefined}
          {/* Last in the order of Tab, so that the focus starts in the first field and not here. */}
          <Radix.Close asChild>
            <IconButton label="Close" size="small" className="absolute end-3.5 top-3.5">
              <X aria-hidden="true" />
            </IconButton>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
