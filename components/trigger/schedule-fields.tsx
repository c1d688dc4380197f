"use client";

import { type Frequency, frequencies, type Weekday, weekdays } from "@/lib/core/frequencies";
import type { Schedule } from "@/lib/core/triggers";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { clockText, frequencyWords, readClock, withFrequency } from "./schedule-choice";

type ScheduleFieldsProps = {
  schedule: Schedule;
  onChange: (schedule: Schedule) => void;
  errorOf: (name: string) => string | undefined;
};

/** How often, and at which time. */
export function ScheduleFields({ schedule, onChange, errorOf }: ScheduleFieldsProps) {
  return (
    <>
      <Field label="Schedule">
        <Select
          value={schedule.frequency}
          onValueChange={(frequency) => onChange(withFrequency(schedule, frequency as Frequency))}
          options={frequencies.map((frequency) => ({ value: frequency, ...frequencyWords[frequency] }))}
        />
      </Field>
      <Details schedule={schedule} onChange={onChange} errorOf={errorOf} />
    </>
  );
}

function Details({ schedule, onChange, errorOf }: ScheduleFieldsProps) {
  switch (schedule.frequency) {
    case "never":
    case "continuous":
    case "quarter_hourly":
      return undefined;
    case "hourly":
      return (
        <Field label="Minute" help="Minutes past the hour." error={errorOf("minute")}>
          <Input
            inputMode="numeric"
            className="max-w-28 text-end"
            value={Number.isNaN(schedule.minute) ? "" : String(schedule.minute)}
            onChange={({ target }) => onChange({ ...schedule, minute: Number.parseInt(target.value, 10) })}
          />
        </Field>
      );
    case "daily":
      return <TimeOfDay schedule={schedule} onChange={onChange} />;
    case "weekly":
      return (
        <div className="flex flex-wrap gap-4">
          <Field label="Day" className="w-44">
            <Select
              value={schedule.day}
              onValueChange={(day) => onChange({ ...schedule, day: day as Weekday })}
              options={weekdays.map((day) => ({ value: day, label: day }))}
            />
          </Field>
          <TimeOfDay schedule={schedule} onChange={onChange} />
        </div>
      );
    case "expression":
      return (
        <Field
          label="Cron expression"
          help="Minute, hour, day of the month, month, day of the week. Lists, ranges, steps and names: */15 9-17 * * mon-fri"
          error={errorOf("cron")}
        >
          <Input
            className="font-mono"
            value={schedule.cron}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange({ ...schedule, cron: target.value })}
          />
        </Field>
      );
    default:
      return schedule satisfies never;
  }
}

type Timed = Extract<Schedule, { frequency: "daily" | "weekly" }>;

function TimeOfDay({ schedule, onChange }: { schedule: Timed; onChange: (schedule: Schedule) => void }) {
  return (
    <Field label="Time" className="w-36">
      <Input
        type="time"
        value={clockText(schedule)}
        onChange={({ target }) => {
          const time = readClock(target.value);
          if (time) onChange({ ...schedule, ...time });
        }}
      />
    </Field>
  );
}
