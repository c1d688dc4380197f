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
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 p-4">
        <span
          aria-hidden="true"
          className="flex size-9 items-center justify-center rounded-md border bg-sunken text-muted sm:row-span-2 [&_svg]:size-4.5"
        >
          {icon}
        </span>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 className="min-w-0 break-words font-semibold">{name}</h2>
          {badge}
        </div>
        <div className="flex items-center gap-1 sm:row-span-2 sm:self-start">{actions}</div>
        <div className="min-w-0 text-muted text-sm max-sm:col-span-3 max-sm:pt-2 sm:col-start-2">
          {detail}
        </div>
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
