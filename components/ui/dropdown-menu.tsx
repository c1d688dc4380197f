"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { menuItemStyle, menuLabelStyle, overlayStyle } from "./overlay-style";

type DropdownMenuProps = {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  children: ReactNode;
};

/** A list of actions behind a button; its entries are MenuItem, MenuLink, MenuLabel, MenuSeparator, MenuChoice. */
export function DropdownMenu({ trigger, align = "end", side = "bottom", children }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(overlayStyle, "min-w-44 max-w-80")}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The menu at the end of a table row or a card: three dots that carry a name. */
export function ActionsMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DropdownMenu
      trigger={
        <IconButton label={label} size="small">
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      {children}
    </DropdownMenu>
  );
}

type MenuItemProps = {
  onSelect: () => void;
  icon?: ReactNode;
  tone?: "danger";
  disabled?: boolean;
  /** A quiet line under the words, for instance why it cannot be done now. */
  detail?: string;
  children: ReactNode;
};

export function MenuItem({ onSelect, icon, tone, disabled, detail, children }: MenuItemProps) {
  return (
    <Radix.Item
      onSelect={onSelect}
      disabled={disabled}
      className={cn(menuItemStyle, tone === "danger" && "text-danger")}
    >
      {icon ? <span className={tone === "danger" ? "text-danger" : "text-muted"}>{icon}</span> : undefined}
      <span className="flex min-w-0 flex-col">
        {children}
        {detail ? <span className="text-muted text-xs">{detail}</span> : undefined}
      </span>
    </Radix.Item>
  );
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.Item asChild className={menuItemStyle}>
      <Link href={href}>
        {icon ? <span className="text-muted">{icon}</span> : undefined}
        {children}
      </Link>
    </Radix.Item>
  );
}

type MenuChoiceProps = {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: string; icon?: ReactNode }[];
};

/** One of several, marked by a dot. */
export function MenuChoice({ label, value, onValueChange, options }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={cn(menuItemStyle, "pe-8")}>
          {option.icon ? <span className="text-muted">{option.icon}</span> : undefined}
          {option.label}
          <Radix.ItemIndicator className="absolute end-3 size-1.5 rounded-full bg-accent" />
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuLabelStyle}>{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
