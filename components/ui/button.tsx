import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { cn } from "./cn";
import { Spinner } from "./spinner";

type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** While set, the button is busy: it cannot be pressed again and says these words ("Saving"). */
    busy?: string | false;
  };

/** One primary button a view. Its words say what will happen: "Send 42 records". */
export function Button({
  variant,
  size,
  busy,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(buttonStyle({ variant, size }), className)}
      disabled={disabled || Boolean(busy)}
      aria-busy={busy ? true : undefined}
      {...rest}
    >
      {busy ? (
        <>
          <Spinner />
          {busy}
        </>
      ) : (
        children
      )}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & ButtonLook & { label: string };

/** A button with only an icon inside; the label is its name for a screen reader and its tooltip. */
export function IconButton({
  label,
  variant = "ghost",
  size,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cn(buttonStyle({ variant, size, square: true }), className)}
      {...rest}
    />
  );
}
