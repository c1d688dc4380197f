"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyle } from "./control-style";
import { useFieldWiring } from "./field-context";

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const wiring = useFieldWiring();
  return (
    <textarea
      {...wiring}
      rows={rows}
      className={cn(
        controlStyle,
        // A block: an inline box leaves room for descenders under itself.
        "block read-only:bg-sunken field-sizing-content min-h-18 px-2.5 py-1.5",
        className,
      )}
      {...rest}
    />
  );
}
