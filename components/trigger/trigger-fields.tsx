"use client";

import type { NameOfSync } from "@/lib/contracts/common";
import type { SyncTriggers } from "@/lib/core/triggers";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { BlackoutFields } from "./blackout-fields";
import { FollowField } from "./follow-field";
import { NextRuns } from "./next-runs";
import { ScheduleFields } from "./schedule-fields";
import { useTriggerPreview } from "./use-trigger-preview";
import { ZoneField } from "./zone-field";

type TriggerFieldsProps = {
  triggers: SyncTriggers;
  onChange: (triggers: SyncTriggers) => void;
  /** The syncs that can be followed. */
  others: readonly NameOfSync[];
  /** What the server refused when it was saved, by field. */
  refused?: Record<string, string>;
};

/** What starts a sync by itself: the clock, and other syncs. The next runs are shown as they are chosen. */
export function TriggerFields({ triggers, onChange, others, refused = {} }: TriggerFieldsProps) {
  const { preview, problems } = useTriggerPreview(triggers);
  const byClock = triggers.schedule.frequency !== "never";
  const change = (next: Partial<SyncTriggers>) => onChange({ ...triggers, ...next });
  const errorOf = (name: string) => problems[name] ?? refused[name] ?? refused[`triggers.${name}`];
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
      <div className="flex max-w-xl flex-col gap-5">
        <ScheduleFields
          schedule={triggers.schedule}
          onChange={(schedule) => change({ schedule })}
          errorOf={(name) => errorOf(`schedule.${name}`)}
        />
        {byClock ? (
          <>
            <ZoneField
              value={triggers.timeZone}
              onChange={(timeZone) => change({ timeZone })}
              error={errorOf("timeZone")}
            />
            <BlackoutFields
              blackouts={triggers.blackouts}
              onChange={(blackouts) => change({ blackouts })}
              error={errorOf("blackouts")}
            />
          </>
        ) : undefined}
        <FollowField
          others={others}
          after={triggers.after}
          onChange={(after) => change({ after })}
          error={errorOf("after")}
        />
        {byClock || triggers.after.length > 0 ? (
          <Field
            label="Overdue after (minutes)"
            help="A run that was due and has not begun by then needs attention, and stands on Home."
            error={errorOf("overdueMinutes")}
          >
            <Input
              inputMode="numeric"
              className="max-w-28 text-end"
              value={Number.isNaN(triggers.overdueMinutes) ? "" : String(triggers.overdueMinutes)}
              onChange={({ target }) => change({ overdueMinutes: Number.parseInt(target.value, 10) })}
            />
          </Field>
        ) : undefined}
      </div>
      <NextRuns preview={preview} />
    </div>
  );
}
