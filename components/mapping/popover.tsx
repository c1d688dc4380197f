"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { overlayStyle } from "@/components/ui/overlay-style";

type PopoverProps = {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger: ReactNode;
  /** What a screen reader calls the box that opens. */
  label: string;
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
};

/** A small form beside the button that opens it; Escape and a click elsewhere close it. */
export function Popover({
  open,
  onOpenChange,
  trigger,
  label,
  align = "start",
  className,
  children,
}: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            overlayStyle,
            "max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] outline-none",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
