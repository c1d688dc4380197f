"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";

type FigureInputProps = {
  label: string;
  value: number | null;
  unit?: string;
  most?: number;
  /** Shown where there is no figure; without it there has to be one. */
  none?: string;
  disabled?: boolean;
  onSet: (value: number | null) => void;
};

/** A whole number that takes effect when it is left, or with Enter; Escape takes back what was typed. */
export function FigureInput({ label, value, unit, most, none, disabled, onSet }: FigureInputProps) {
  const shown = value === null ? "" : String(value);
  const [typed, setTyped] = useState(shown);
  const commit = () => {
    const text = typed.trim();
    if (text === shown) return;
    if (text === "" && none !== undefined) return onSet(null);
    const figure = Number(text);
    if (/^\d{1,9}$/.test(text) && figure <= (most ?? Number.MAX_SAFE_INTEGER)) onSet(figure);
    else setTyped(shown);
  };
  return (
    <span className="flex items-center gap-2">
      <Input
        aria-label={label}
        className="w-28 text-end tabular-nums"
        inputMode="numeric"
        placeholder={none}
        disabled={disabled}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
          if (event.key === "Escape") setTyped(shown);
        }}
      />
      {unit ? <span className="whitespace-nowrap text-muted text-sm">{unit}</span> : undefined}
    </span>
  );
}
