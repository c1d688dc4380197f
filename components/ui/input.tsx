"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldWiring } from "./field-context";

type InputProps = ComponentProps<"input"> & {
  /** An icon or a unit inside the box, before or after the text. */
  before?: ReactNode;
  after?: ReactNode;
};

/** A single line of text. `type="number"` right-aligns; keys and ids take `className="font-mono"`. */
export function Input({ before, after, className, ...rest }: InputProps) {
  const wiring = useFieldWiring();
  const input = (
    <input
      {...wiring}
      className={cn(
        controlStyle,
        "h-8 px-2.5 read-only:bg-sunken",
        before && "ps-8",
        after && "pe-9",
        className,
      )}
      {...rest}
    />
  );
  if (!before && !after) return input;
  return (
    <div className="relative flex w-full min-w-0 items-center">
      {before ? (
        <span className="pointer-events-none absolute start-2.5 text-muted [&_svg]:size-4">{before}</span>
      ) : undefined}
      {input}
      {after ? <span className="absolute end-1 text-muted text-sm">{after}</span> : undefined}
    </div>
  );
}
