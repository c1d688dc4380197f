import type { ReactNode } from "react";

type SectionHeaderProps = { title: ReactNode; text?: ReactNode; actions?: ReactNode };

/** Heads a part of a page that is not a card. */
export function SectionHeader({ title, text, actions }: SectionHeaderProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-lg">{title}</h2>
        {text ? <p className="text-muted text-sm">{text}</p> : undefined}
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : undefined}
    </div>
  );
}
