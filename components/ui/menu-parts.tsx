"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";
import { menuItemStyle, menuLabelStyle, overlayStyle } from "./overlay-style";

export type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  align?: "start" | "end";
  side?: "top" | "bottom";
  children: ReactNode;
};

/** Everything here leans on Radix and is loaded by dropdown-menu.tsx when a menu is first opened: hence open at once. */
export function Menu({ trigger, align = "end", side = "bottom", children }: MenuProps) {
  return (
    <Radix.Root modal={false} defaultOpen>
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

export type MenuItemProps = {
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

export type MenuLinkProps = {
  href: string;
  icon?: ReactNode;
  /** A file, and not a page. */
  download?: boolean;
  children: ReactNode;
};

export function MenuLink({ href, icon, download, children }: MenuLinkProps) {
  const content = (
    <>
      {icon ? <span className="text-muted">{icon}</span> : undefined}
      {children}
    </>
  );
  return (
    <Radix.Item asChild className={menuItemStyle}>
      {download ? (
        <a href={href} download>
          {content}
        </a>
      ) : (
        <Link href={href}>{content}</Link>
      )}
    </Radix.Item>
  );
}

export type MenuChoiceProps = {
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

export type MenuCheckProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** The menu stays open, for choosing several. */
  keepOpen?: boolean;
  icon?: ReactNode;
  /** Stands at the end of the line. */
  detail?: ReactNode;
  children: ReactNode;
};

/** On or off, marked by a check. */
export function MenuCheck({ checked, onCheckedChange, keepOpen, icon, detail, children }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      onSelect={(event) => {
        if (keepOpen) event.preventDefault();
      }}
      className={menuItemStyle}
    >
      <span className="flex size-4 items-center justify-center text-accent">
        <Radix.ItemIndicator>
          <Check aria-hidden="true" />
        </Radix.ItemIndicator>
      </span>
      {icon}
      <span className="flex-1">{children}</span>
      {detail === undefined ? undefined : <span className="text-muted text-sm">{detail}</span>}
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={menuLabelStyle}>{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
