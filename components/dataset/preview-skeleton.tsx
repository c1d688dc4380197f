import { Skeleton } from "../ui/skeleton";

const rows = Array.from({ length: 9 }, (_, at) => `row-${at}`);
const cells = ["w-8", "w-24", "w-32", "w-20", "w-28"];

/** The preview before its rows are there, in its final size. */
export function PreviewSkeleton() {
  return (
    <div
      role="status"
      aria-label="Reading the first rows"
      className="h-[420px] overflow-hidden rounded-lg border bg-surface"
    >
      <div className="h-8 border-b bg-sunken" />
      {rows.map((row) => (
        <div key={row} className="flex h-9 items-center gap-8 border-b px-4">
          {cells.map((width) => (
            <Skeleton key={width} className={`h-3.5 ${width}`} />
          ))}
        </div>
      ))}
    </div>
  );
}
