"use client";

import { ChevronDown, Search, X } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { DropdownMenu, MenuCheck } from "./dropdown-menu";
import { Input } from "./input";

/** The row above a table: search first, then filters; wraps on a phone. */
export function FilterBar({ label = "Filters", children }: { label?: string; children: ReactNode }) {
  return (
    <search aria-label={label} className="mb-3 flex flex-wrap items-center gap-2">
      {children}
    </search>
  );
}

/** The search field of a FilterBar. */
export function SearchInput({ label, ...rest }: ComponentProps<"input"> & { label: string }) {
  return (
    <div className="w-full sm:w-64">
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        before={<Search aria-hidden="true" />}
        {...rest}
      />
    </div>
  );
}

const chipStyle = [
  "inline-flex h-8 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border bg-surface px-2.5 text-sm",
  "font-medium text-muted transition-colors hover:border-edge hover:text-text",
].join(" ");
const chipOnStyle = "border-accent bg-accent-soft text-accent hover:border-accent hover:text-accent";

type FilterLinksProps = {
  label: string;
  options: readonly { href: string; label: ReactNode; count?: number; current: boolean }[];
};

/** Filters that are addresses: every count leads to the records behind it. */
export function FilterLinks({ label, options }: FilterLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2">
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          scroll={false}
          aria-current={option.current ? "true" : undefined}
          className={cn(chipStyle, option.current && chipOnStyle)}
        >
          {option.label}
          {option.count === undefined ? undefined : (
            <span className={cn("font-normal", !option.current && "text-muted")}>
              {option.count.toLocaleString("en-US")}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

type FilterMenuProps = {
  label: string;
  options: readonly { value: string; label: string; icon?: ReactNode; count?: number }[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
  /** Only one at a time: choosing another replaces it. */
  single?: boolean;
};

/** A filter with several values behind a chip: "Status: Rejected, Invalid". */
export function FilterMenu({ label, options, selected, onChange, single }: FilterMenuProps) {
  const chosen = options.filter((option) => selected.includes(option.value)).map((option) => option.label);
  const toggle = (value: string) => {
    if (selected.includes(value)) onChange(selected.filter((other) => other !== value));
    else onChange(single ? [value] : [...selected, value]);
  };
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button type="button" className={cn(chipStyle, chosen.length > 0 && chipOnStyle)}>
          <span className="max-w-60 truncate">
            {chosen.length > 0 ? `${label}: ${chosen.join(", ")}` : label}
          </span>
          <ChevronDown aria-hidden="true" className="size-4" />
        </button>
      }
    >
      {options.map((option) => (
        <MenuCheck
          key={option.value}
          checked={selected.includes(option.value)}
          onCheckedChange={() => toggle(option.value)}
          keepOpen={!single}
          icon={option.icon}
          detail={option.count?.toLocaleString("en-US")}
        >
          {option.label}
        </MenuCheck>
      ))}
    </DropdownMenu>
  );
}

/** A filter that no other control shows, in its own words; one press takes it away. */
export function FilterChip({ label, removeHref }: { label: string; removeHref: string }) {
  return (
    <Link
      href={removeHref}
      scroll={false}
      title={label}
      aria-label={`Remove the filter: ${label}`}
      className={cn(chipStyle, chipOnStyle, "min-w-0 max-w-full pe-2 sm:max-w-90")}
    >
      <span className="truncate">{label}</span>
      <X aria-hidden="true" className="size-4 shrink-0" />
    </Link>
  );
}
