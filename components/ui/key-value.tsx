import { Fragment, type ReactNode } from "react";
import { Dash } from "./dash";

type KeyValueProps = { entries: readonly { label: string; value: ReactNode }[] };

/** Facts about one thing; on a phone the label stands above its value. */
export function KeyValue({ entries }: KeyValueProps) {
  return (
    <dl className="grid gap-x-6 sm:grid-cols-[minmax(120px,max-content)_minmax(0,1fr)] sm:gap-y-2">
      {entries.map((entry) => (
        <Fragment key={entry.label}>
          <dt className="text-muted text-sm leading-5">{entry.label}</dt>
          <dd className="min-w-0 break-words max-sm:pb-3">{isEmpty(entry.value) ? <Dash /> : entry.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === undefined || value === null || value === "" || value === false;
}
