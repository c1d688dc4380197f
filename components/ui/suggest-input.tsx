"use client";

import { type ComponentProps, type KeyboardEvent, useId, useState } from "react";
import { cn } from "./cn";
import { Input } from "./input";
import { menuItemStyle } from "./overlay-style";

type SuggestInputProps = Omit<ComponentProps<"input">, "value" | "onChange" | "list"> & {
  value: string;
  onValueChange: (value: string) => void;
  suggestions: readonly string[];
  /** What a suggestion stands for, beside it. */
  detailOf?: (word: string) => string | undefined;
  /** What the suggestions are, for a screen reader: "Currencies". */
  listLabel: string;
};

/** So many are shown; who wants another types a letter more. */
const mostShown = 6;

/** Text that may be anything, with known words below it as it is typed: arrow keys and Enter take one. */
export function SuggestInput(props: SuggestInputProps) {
  const { value, onValueChange, suggestions, detailOf, listLabel, ...rest } = props;
  const id = useId();
  const [marked, setMarked] = useState(-1);
  const found = matching(suggestions, value).slice(0, mostShown);
  const take = (word: string) => {
    onValueChange(word);
    setMarked(-1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (found.length === 0) return;
      event.preventDefault();
      setMarked(
        (marked + (event.key === "ArrowDown" ? 1 : found.length + (marked < 0 ? 0 : -1))) % found.length,
      );
    }
    const word = found[marked];
    if (event.key === "Enter" && word !== undefined) {
      event.preventDefault();
      take(word);
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Input
        {...rest}
        value={value}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[marked] === undefined ? undefined : `${id}-${marked}`}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onValueChange(event.target.value);
          setMarked(-1);
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={listLabel}
        className={cn(found.length === 0 && "hidden")}
      >
        {found.map((word, at) => (
          <button
            key={word}
            id={`${id}-${at}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={at === marked}
            className={cn(menuItemStyle, "w-full text-start hover:bg-highlight aria-selected:bg-highlight")}
            onClick={() => take(word)}
          >
            {word}
            {detailOf?.(word) ? (
              <span className="ms-auto truncate text-muted">{detailOf(word)}</span>
            ) : undefined}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Words that begin with what was typed, then those that hold it; none once one of them is complete. */
export function matching(words: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  if (words.some((word) => word.toLowerCase() === wanted)) return [];
  const begins = words.filter((word) => word.toLowerCase().startsWith(wanted));
  const holds = words.filter((word) => !begins.includes(word) && word.toLowerCase().includes(wanted));
  return [...begins, ...holds];
}
