import {
  AlarmClockOff,
  CircleHelp,
  CirclePause,
  CircleX,
  KeyRound,
  type LucideIcon,
  ServerOff,
  TriangleAlert,
  Unplug,
} from "lucide-react";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { AttentionView } from "@/lib/contracts/home";

const icons: Record<AttentionView["kind"], { icon: LucideIcon; className: string }> = {
  run_held: { icon: CirclePause, className: "text-held" },
  run_failed: { icon: CircleX, className: "text-danger" },
  records_rejected: { icon: CircleX, className: "text-danger" },
  records_uncertain: { icon: CircleHelp, className: "text-danger" },
  records_invalid: { icon: TriangleAlert, className: "text-warning" },
  run_paused: { icon: CirclePause, className: "text-warning" },
  schedule_overdue: { icon: AlarmClockOff, className: "text-danger" },
  source_failed: { icon: Unplug, className: "text-danger" },
  keys_refused: { icon: KeyRound, className: "text-danger" },
  no_worker: { icon: ServerOff, className: "text-danger" },
};

/** What needs somebody: what, since when, and one action. */
export function AttentionList({ attention }: { attention: readonly AttentionView[] }) {
  return (
    <Card title="Needs attention" flush>
      <ul className="divide-y">
        {attention.map(({ kind, title, detail, since, href, action }) => {
          const { icon: Icon, className } = icons[kind];
          return (
            <li key={`${kind} ${title}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <Icon aria-hidden="true" className={`size-4 shrink-0 ${className}`} />
              <div className="min-w-0 flex-1 basis-64">
                <p className="font-medium">{title}</p>
                <p className="text-muted text-sm">
                  {detail} {since ? <Time value={since} /> : undefined}
                </p>
              </div>
              <LinkButton href={href} size="small" className="max-sm:ms-8">
                {action}
              </LinkButton>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
