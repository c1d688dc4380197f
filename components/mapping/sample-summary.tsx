"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MappingPreview } from "./use-mapping-preview";

const mostReasons = 6;

/** How the sample rows as a whole come out: which of them a run would not send, and why. */
export function SampleSummary({ preview }: { preview: MappingPreview }) {
  const { view, error, showRow } = preview;
  if (error && !view) {
    return (
      <Alert tone="warning" title={error.message} live>
        {error.hint}
      </Alert>
    );
  }
  if (!view) return undefined;
  if (view.unreadable) {
    return (
      <Alert tone="warning" title="The sample rows could not be read" live>
        {view.unreadable.message} {view.unreadable.hint}
      </Alert>
    );
  }
  const { rows, invalid, reasons } = view.sample;
  return (
    <section aria-label="Sample rows" className="min-w-0">
      <h3 className="font-semibold">Sample rows</h3>
      {rows === 0 ? (
        <p className="mt-1 text-muted text-sm">The dataset has no rows yet, so nothing can be tried out.</p>
      ) : undefined}
      {rows > 0 && invalid === 0 ? (
        <p className="mt-2">
          <StatusBadge tone="success">All {rows} sample rows could be sent</StatusBadge>
        </p>
      ) : undefined}
      {invalid > 0 ? (
        <>
          <p className="mt-2">
            <StatusBadge tone="warning">
              {invalid} of {rows} sample rows would be invalid
            </StatusBadge>
          </p>
          <ul className="mt-2 flex flex-col gap-2">
            {reasons.slice(0, mostReasons).map((reason) => (
              <li key={`${reason.firstRow} ${reason.message}`} className="flex items-start gap-3 text-sm">
                <span className="w-14 shrink-0 text-end text-muted">
                  {reason.rows === 1 ? "1 row" : `${reason.rows} rows`}
                </span>
                <span className="min-w-0 flex-1 break-words">{reason.message}</span>
                <Button
                  size="small"
                  variant="ghost"
                  className="-my-1"
                  onClick={() => showRow(reason.firstRow)}
                >
                  Row {reason.firstRow + 1}
                </Button>
              </li>
            ))}
          </ul>
          {reasons.length > mostReasons ? (
            <p className="mt-2 text-muted text-sm">And {reasons.length - mostReasons} further reasons.</p>
          ) : undefined}
        </>
      ) : undefined}
    </section>
  );
}
