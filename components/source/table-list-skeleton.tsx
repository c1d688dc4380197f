import { Skeleton } from "../ui/skeleton";

const rows = Array.from({ length: 8 }, (_, at) => `row-${at}`);

/** The tables of a source while it is asked for them. */
export function TableListSkeleton() {
  return (
    <div role="status" aria-label="Asking the source for its tables">
      <Skeleton className="mb-3 h-8 w-64 max-w-full" />
      <Skeleton className="mb-2 h-4.5 w-32" />
      <div className="divide-y rounded-lg border bg-surface">
        {rows.map((row) => (
          <div key={row} className="flex h-11 items-center gap-3 px-4">
            <Skeleton className="size-4" />
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-3.5 w-32" />
          </div>
        ))}
      </div>
    </div>
  );
}
