import { History } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ActivityEntry } from "@/lib/contracts/activity";

type ActivityListProps = { entries: readonly ActivityEntry[]; emptyTitle: string; emptyText: string };

/** Who did what, and when, newest first. */
export function ActivityList({ entries, emptyTitle, emptyText }: ActivityListProps) {
  if (entries.length === 0) return <EmptyState icon={History} title={emptyTitle} text={emptyText} />;
  return (
    <ol className="divide-y">
      {entries.map(({ id, at, actor, did, note, href }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3">
          <div className="min-w-0 flex-1 basis-72">
            <p className="break-words">
              <strong className="font-semibold">{actor}</strong>{" "}
              {href ? <TextLink href={href}>{did}</TextLink> : did}
            </p>
            {note ? <p className="break-words text-muted text-sm">“{note}”</p> : undefined}
          </div>
          <span className="text-muted text-sm">
            <Time value={at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
