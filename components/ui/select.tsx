"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldWiring } from "./field-context";
import { menuItemStyle, overlayStyle } from "./overlay-style";

export type SelectOption = {
  value: string;
  label: string;
  /** One quiet line under the label. */
  detail?: string;
  icon?: ReactNode;
  disabled?: boolean;
};

type SelectProps = {
  options: readonly SelectOption[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  size?: "small" | "medium";
  className?: string;
  /** Its name where no Field gives one. */
  label?: string;
};

/** A short closed list. From about ten options on, a Combobox is kinder. */
export function Select(props: SelectProps) {
  const wiring = useFieldWiring();
  const {
    options,
    value,
    onValueChange,
    onBlur,
    placeholder = "Select",
    name,
    disabled,
    size,
    label,
  } = props;
  return (
    <Radix.Root value={value ?? ""} onValueChange={onValueChange} name={name} disabled={disabled}>
      <Radix.Trigger
        {...wiring}
        aria-label={label}
        onBlur={onBlur}
        className={cn(
          controlStyle,
          "flex items-center justify-between gap-2 px-2.5 text-start data-placeholder:text-muted",
          size === "small" ? "h-7 text-sm" : "h-8",
          props.className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon asChild>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className={cn(overlayStyle, "max-h-80 min-w-(--radix-select-trigger-width) max-w-96")}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                {...(option.detail ? named(`${option.label} ${option.detail}`) : undefined)}
                className={cn(menuItemStyle, "pe-8")}
              >
                {option.icon}
                <span className="flex min-w-0 flex-col">
                  <Radix.ItemText>{option.label}</Radix.ItemText>{" "}
                  {option.detail ? <span className="text-muted text-xs">{option.detail}</span> : undefined}
                </span>
                <Radix.ItemIndicator className="absolute end-2">
                  <Check aria-hidden="true" className="size-4 text-accent" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Radix names an option by its label alone; with a detail both lines are its name. */
function named(name: string) {
  return { "aria-labelledby": undefined, "aria-label": name };
}
