"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type SwitchProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  hideLabel?: boolean;
  disabled?: boolean;
  className?: string;
};

/** Takes effect at once; a choice that waits for Save is a Checkbox. */
export function Switch(props: SwitchProps) {
  const { checked, onCheckedChange, label, help, hideLabel, disabled, className } = props;
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onCheckedChange}
        aria-describedby={help ? `${id}-help` : undefined}
        className={cn(
          "relative h-5 w-8 shrink-0 rounded-full border border-transparent bg-edge transition-colors",
          "after:absolute after:-inset-1 disabled:opacity-50 data-[state=checked]:bg-accent-fill",
        )}
      >
        <Radix.Thumb
          className={cn(
            "block size-3.5 translate-x-0.5 rounded-full bg-on-fill transition-transform",
            "data-[state=checked]:translate-x-3.5",
          )}
        />
      </Radix.Root>
      <div className={cn("flex min-w-0 flex-col", hideLabel && "sr-only")}>
        <label htmlFor={id}>{label}</label>
        {help ? (
          <span id={`${id}-help`} className="text-muted text-sm">
            {help}
          </span>
        ) : undefined}
      </div>
    </div>
  );
}
