import type { ReactNode } from "react";

interface ConnectionCardProps {
  icon: ReactNode;
  name: ReactNode;
  /** Badges beside the name. */
  badge?: ReactNode;
  /** One quiet line under the name: the type, the place. */
  detail: ReactNode;
  actions?: ReactNode;
  facts: readonly { label: string; value: ReactNode }[];
  /** What needs attention, under the facts. */
  children?: ReactNode;
}

/** One source or destination: what it is, how it is, and what can be done with it. Facts of several cards align. */
export function ConnectionCard({ icon, name, badge, detail, actions, facts, children }: ConnectionCardProps) {
  return (
    <article className="min-w-0 rounded-lg border bg-surface">
      <div className="flex items-start gap-3 p-4">
        <span
          aria-hidden="true"
          className="flex size-9 shrink-0 items-center justify-center rounded-md border bg-sunken text-muted [&_svg]:size-4.5"
        >
          {icon}
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h2 className="min-w-0 break-words font-semibold">{name}</h2>
            {badge}
          </div>
          <div className="min-w-0 text-muted text-sm">{detail}</div>
        </div>
        {actions ? <div className="flex shrink-0 items-center gap-1">{actions}</div> : undefined}
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-t px-4 py-3 md:grid-cols-4">
        {facts.map(({ label, value }) => (
          <div key={label} className="min-w-0">
            <dt className="text-muted text-xs">{label}</dt>
            <dd className="min-w-0 text-sm">{value}</dd>
          </div>
        ))}
      </dl>
      {children ? <div className="flex flex-col gap-2 px-4 pb-4">{children}</div> : undefined}
    </article>
  );
}
