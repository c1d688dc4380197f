import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A box that scrolls must take the focus, or nobody without a mouse sees the rest of it (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

type ScrollRegionProps = ComponentProps<"section"> & { label: string };

/** Scrolls its content both ways and can be scrolled by keyboard. */
export function ScrollRegion({ label, className, ...rest }: ScrollRegionProps) {
  return (
    <section
      aria-label={label}
      className={cn("overflow-auto focus-visible:-outline-offset-2", className)}
      {...reachable}
      {...rest}
    />
  );
}
