import { Skeleton } from "../ui/skeleton";

/** The head of a detail page while nobody knows its name yet. */
export function PageHeaderSkeleton() {
  return (
    <div className="mb-6 flex flex-col gap-2 pt-10 frame:pt-7">
      <Skeleton className="h-6 w-56" />
      <Skeleton className="h-4 w-80 max-w-full" />
    </div>
  );
}
