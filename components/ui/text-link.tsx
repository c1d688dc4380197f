import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A link inside a sentence or a table cell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn("rounded-sm text-accent underline-offset-2 hover:underline [p_&]:underline", className)}
      {...rest}
    />
  );
}
