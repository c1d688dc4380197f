"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldWiring } from "./field-context";
import { menuItemStyle, menuLabelStyle, overlayStyle } from "./overlay-style";

export type ComboboxOption = {
  value: string;
  label: string;
  /** Quiet words at the end of the line: a type, an example. */
  detail?: string;
  icon?: ReactNode;
  /** Options with the same group stand together under its name, in the order they first come. */
  group?: string;
  /** Further words that the search finds. */
  keywords?: string[];
  disabled?: boolean;
};

type ComboboxProps = {
  options: readonly ComboboxOption[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  searchPlaceholder?: string;
  /** Said when the search finds nothing. */
  nothing?: string;
  disabled?: boolean;
  label?: string;
  className?: string;
  /** Stands under the list, for instance a link to create what is missing. */
  footer?: ReactNode;
};

/** A long list with a search field, groups and icons; arrow keys, Enter and Escape work as in any list. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onValueChange, placeholder = "Select", disabled, label } = props;
  const [open, setOpen] = useState(false);
  const wiring = useFieldWiring();
  const chosen = options.find((option) => option.value === value);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) props.onBlur?.();
      }}
    >
      <Popover.Trigger
        {...wiring}
        type="button"
        role="combobox"
        aria-expanded={open}
        aria-label={label}
        disabled={disabled}
        className={cn(
          controlStyle,
          "flex h-8 items-center gap-2 px-2.5 text-start [&_svg]:size-4 [&_svg]:shrink-0",
          props.className,
        )}
      >
        {chosen?.icon ? <span className="text-muted">{chosen.icon}</span> : undefined}
        <span className={cn("flex-1 truncate", !chosen && "text-muted")}>{chosen?.label ?? placeholder}</span>
        {chosen?.detail ? <span className="truncate text-muted text-sm">{chosen.detail}</span> : undefined}
        <ChevronsUpDown aria-hidden="true" className="text-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          aria-label={label ?? placeholder}
          sideOffset={4}
          className={cn(
            overlayStyle,
            "w-(--radix-popover-trigger-width) min-w-64 max-w-[calc(100vw-16px)] p-0",
          )}
        >
          <OptionList
            {...props}
            chosen={value}
            onChoose={(next) => {
              onValueChange(next);
              setOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type OptionListProps = Pick<ComboboxProps, "options" | "searchPlaceholder" | "nothing" | "footer"> & {
  chosen: string | undefined;
  onChoose: (value: string) => void;
};

function OptionList({ options, searchPlaceholder, nothing, footer, chosen, onChoose }: OptionListProps) {
  const groups = Map.groupBy(options, (option) => option.group);
  return (
    <Command defaultValue={chosen} loop>
      <Command.Input
        placeholder={searchPlaceholder ?? "Search"}
        className="h-9 w-full border-b bg-transparent px-3 text-base outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-4 text-center text-muted text-sm">
          {nothing ?? "Nothing matches. Try fewer letters."}
        </Command.Empty>
        {[...groups].map(([group, members]) => (
          <Command.Group
            key={group ?? ""}
            heading={group ? <span className={cn(menuLabelStyle, "block")}>{group}</span> : undefined}
          >
            {members.map((option) => (
              <Command.Item
                key={option.value}
                value={option.value}
                keywords={[option.label, ...(option.keywords ?? [])]}
                disabled={option.disabled}
                onSelect={() => onChoose(option.value)}
                className={menuItemStyle}
              >
                {option.icon ? <span className="text-muted">{option.icon}</span> : undefined}
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                {option.detail ? (
                  <span className="truncate text-muted text-xs">{option.detail}</span>
                ) : undefined}
                {option.value === chosen ? <Check aria-label="Chosen" className="text-accent" /> : undefined}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      {footer ? <div className="border-t p-1">{footer}</div> : undefined}
    </Command>
  );
}
