import type { ReactNode } from "react";

/** A key of the keyboard: <Kbd>Ctrl K</Kbd>. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 items-center rounded-sm border bg-sunken px-1.5 font-sans text-muted text-xs">
      {children}
    </kbd>
  );
}
