import { Skeleton } from "../ui/skeleton";

/** Cards of the final size while the real ones are read. */
export function ConnectionCardSkeletons({ count = 2 }: { count?: number }) {
  return (
    <div className="flex flex-col gap-4">
      {Array.from({ length: count }, (_, at) => `card-${at}`).map((key) => (
        <div key={key} className="rounded-lg border bg-surface">
          <div className="flex items-start gap-3 p-4">
            <Skeleton className="size-9 rounded-md" />
            <div className="flex flex-1 flex-col gap-2 py-0.5">
              <Skeleton className="h-4 w-48" />
              <Skeleton className="h-3.5 w-64 max-w-full" />
            </div>
          </div>
          <div className="grid grid-cols-2 gap-x-6 gap-y-3 border-t px-4 py-3 md:grid-cols-4">
            {["a", "b", "c", "d"].map((fact) => (
              <div key={fact} className="flex h-8.5 flex-col justify-between py-0.5">
                <Skeleton className="h-3 w-20" />
                <Skeleton className="h-3.5 w-28" />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
