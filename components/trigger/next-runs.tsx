"use client";

import type { TriggerPreview } from "@/lib/contracts/triggers";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";

/** What the triggers say in words, and the next five times by the clock, in the zone of the viewer. */
export function NextRuns({ preview }: { preview: TriggerPreview | undefined }) {
  if (!preview) return <Skeleton className="h-40 w-full" />;
  const { words, next } = preview;
  return (
    <section aria-label="Next runs" className="h-fit rounded-lg bg-sunken p-4">
      <h3 className="font-semibold">Next runs</h3>
      <p className="mt-1 text-sm">{words}</p>
      {next.length > 0 ? (
        <>
          <ol className="mt-3 flex flex-col gap-1">
            {next.map((at) => (
              <li key={at} className="flex flex-wrap justify-between gap-x-4">
                <Time value={at} show="full" />
                <span className="text-muted text-sm">
                  <Time value={at} />
                </span>
              </li>
            ))}
          </ol>
          <p className="mt-3 text-muted text-xs">In your own time zone.</p>
        </>
      ) : (
        <p className="mt-2 text-muted text-sm">Nothing is due by the clock.</p>
      )}
    </section>
  );
}
