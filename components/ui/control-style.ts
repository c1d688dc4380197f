/** The box shared by every control that takes a value. */
export const controlStyle = [
  "w-full min-w-0 rounded-md border border-edge bg-surface text-base text-text transition-colors",
  "placeholder:text-muted hover:border-muted",
  "focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0",
  "aria-invalid:border-danger",
  "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted",
].join(" ");
