import type { TriggersView } from "@/lib/contracts/triggers";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { Time } from "../ui/time";

type ScheduleCardProps = { syncId: number; view: TriggersView; enabled: boolean };

/** On the overview: when the sync runs by itself, and when next. */
export function ScheduleCard({ syncId, view: { words, next }, enabled }: ScheduleCardProps) {
  const [first] = next;
  return (
    <Card
      title="Schedule"
      text={words}
      actions={
        <LinkButton size="small" href={`/syncs/${syncId}/schedule`}>
          {first ? "Next runs" : "Set a schedule"}
        </LinkButton>
      }
    >
      {!enabled ? (
        <p className="text-muted">The sync is switched off, so nothing is due.</p>
      ) : first ? (
        <p>
          Next run <Time value={first} />, on <Time value={first} show="full" />.
        </p>
      ) : undefined}
    </Card>
  );
}
