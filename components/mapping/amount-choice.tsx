"use client";

import { RadioGroup } from "radix-ui";
import { cn } from "@/components/ui/cn";
import type { MappingDraft } from "./mapping-draft";

const choices = [
  { value: "minor", label: "cents" },
  { value: "decimal", label: "decimal amount" },
] as const;

type AmountChoiceProps = {
  value: MappingDraft["amountIn"];
  onChange: (amountIn: "minor" | "decimal") => void;
  /** Nothing is chosen yet and it is time to. */
  asked: boolean;
};

/** 198 or 1.98: nobody can tell from the number alone, so it is asked where everybody sees it. */
export function AmountChoice({ value, onChange, asked }: AmountChoiceProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className={cn(asked ? "font-medium text-danger" : "text-muted")}>The value is in</span>
      <RadioGroup.Root
        aria-label="The value is in"
        value={value ?? ""}
        onValueChange={(next) => onChange(next === "minor" ? "minor" : "decimal")}
        className={cn("inline-flex rounded-md border p-0.5", asked ? "border-danger" : "border-edge")}
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            className="h-6 rounded-sm px-2 text-muted transition-colors hover:text-text data-[state=checked]:bg-accent-soft data-[state=checked]:font-medium data-[state=checked]:text-accent"
          >
            {choice.label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
