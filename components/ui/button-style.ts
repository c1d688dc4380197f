import { cva, type VariantProps } from "class-variance-authority";

/** One look for buttons and for links that look like buttons. */
export const buttonStyle = cva(
  [
    "relative inline-flex shrink-0 align-middle items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
    "select-none transition-colors [&_svg]:size-4 [&_svg]:shrink-0",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-busy:disabled:opacity-80 aria-disabled:cursor-not-allowed",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent-fill text-on-fill enabled:hover:bg-accent-fill-hover",
        secondary: "border-line bg-surface text-text hover:border-edge hover:bg-hover",
        ghost: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-text",
        danger: "border-transparent bg-danger-fill text-on-fill enabled:hover:bg-danger-fill-hover",
      },
      size: {
        small: "h-7 px-2 text-sm",
        medium: "h-8 px-3 text-base",
        large: "h-10 px-4 text-base",
      },
      square: { true: "px-0", false: "" },
    },
    compoundVariants: [
      { size: "small", square: true, class: "w-7" },
      { size: "medium", square: true, class: "w-8" },
      { size: "large", square: true, class: "w-10" },
    ],
    defaultVariants: { variant: "secondary", size: "medium", square: false },
  },
);

export type ButtonLook = Omit<VariantProps<typeof buttonStyle>, "square">;
