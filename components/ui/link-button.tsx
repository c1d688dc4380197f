import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { cn } from "./cn";

type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook;

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  const hover = {
    primary: "hover:bg-accent-fill-hover",
    danger: "hover:bg-danger-fill-hover",
    secondary: "",
    ghost: "",
  }[variant ?? "secondary"];
  return <Link className={cn(buttonStyle({ variant, size }), hover, className)} {...rest} />;
}
