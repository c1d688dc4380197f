"use client";

import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { Badge } from "./badge";
import { cn } from "./cn";
import { useFieldGroupWiring } from "./field-context";

export type RadioCard = {
  value: string;
  title: string;
  /** What choosing it means, in one or two sentences. */
  text?: ReactNode;
  icon?: ReactNode;
  /** A short word at the end of the title: "Recommended". */
  badge?: string;
  disabled?: boolean;
};

type RadioCardsProps = {
  cards: readonly RadioCard[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  /** The name of the group where no Field gives one. */
  label?: string;
  columns?: 1 | 2 | 3;
  name?: string;
  disabled?: boolean;
};

/** A choice that deserves a sentence each. */
export function RadioCards({
  cards,
  value,
  onValueChange,
  label,
  columns = 1,
  name,
  disabled,
}: RadioCardsProps) {
  const wiring = useFieldGroupWiring();
  return (
    <RadioGroup.Root
      {...wiring}
      value={value ?? ""}
      onValueChange={onValueChange}
      aria-label={label}
      name={name}
      disabled={disabled}
      className={cn("grid gap-2", columns === 2 && "sm:grid-cols-2", columns === 3 && "sm:grid-cols-3")}
    >
      {cards.map((card) => (
        <RadioGroup.Item
          key={card.value}
          value={card.value}
          disabled={card.disabled}
          className={cn(
            "group flex items-start gap-3 rounded-lg border bg-surface p-3 text-start transition-colors",
            "enabled:hover:border-edge disabled:opacity-50",
            "data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft",
          )}
        >
          <span
            aria-hidden="true"
            className={cn(
              "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-surface",
              "group-data-[state=checked]:border-5 group-data-[state=checked]:border-accent-fill",
            )}
          />
          <span className="flex min-w-0 flex-1 flex-col gap-0.5">
            <span className="flex flex-wrap items-center gap-2 font-medium">
              {card.title}
              {card.badge ? <Badge tone="accent">{card.badge}</Badge> : undefined}
            </span>
            {card.text ? <span className="text-muted text-sm">{card.text}</span> : undefined}
          </span>
          {card.icon ? <span className="text-muted [&_svg]:size-5">{card.icon}</span> : undefined}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
