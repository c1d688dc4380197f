"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

type CheckboxProps = {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  help?: ReactNode;
  hideLabel?: boolean;
  disabled?: boolean;
  name?: string;
  className?: string;
} & Pick<ComponentProps<"button">, "onClick" | "onMouseDown">;

/** One yes or no with its label beside it. */
export function Checkbox(props: CheckboxProps) {
  const { checked, onCheckedChange, label, help, hideLabel, disabled, name, className } = props;
  const { onClick, onMouseDown } = props;
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <Radix.Root
        id={id}
        name={name}
        checked={checked}
        disabled={disabled}
        onClick={onClick}
        onMouseDown={onMouseDown}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        aria-describedby={help ? `${id}-help` : undefined}
        // 24 px to hit, 16 px to see.
        className="group -mx-1 -mt-0.5 -mb-1 flex size-6 shrink-0 items-center justify-center rounded-md disabled:opacity-50"
      >
        <span
          className={cn(
            "flex size-4 items-center justify-center rounded-sm border border-edge bg-surface transition-colors",
            "group-enabled:group-hover:border-muted",
            "group-data-[state=checked]:border-accent-fill group-data-[state=checked]:bg-accent-fill",
            "group-data-[state=indeterminate]:border-accent-fill group-data-[state=indeterminate]:bg-accent-fill",
          )}
        >
          <Radix.Indicator className="text-on-fill">
            {checked === "indeterminate" ? (
              <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
            ) : (
              <Check aria-hidden="true" className="size-3" strokeWidth={3} />
            )}
          </Radix.Indicator>
        </span>
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
