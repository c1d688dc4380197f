"use client";

import { ColumnIcon } from "@/components/mapping/type-icon";
import { columnTypeWords } from "@/components/mapping/value-words";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Column } from "@/lib/core/record";
import { longestOverlapMinutes } from "@/lib/core/sync-config";
import type { ObjectPlan } from "./sync-draft";
import { proposedTimestamp, timestampColumns } from "./timestamp-columns";

type NewRowsProps = {
  plan: Pick<ObjectPlan, "timestampColumn" | "overlapMinutes">;
  columns: readonly Column[];
  onChange: (change: Partial<Pick<ObjectPlan, "timestampColumn" | "overlapMinutes">>) => void;
};

/** Whether a run of an event sync reads the whole dataset, or only what is new by a column of times. */
export function NewRows({ plan: { timestampColumn, overlapMinutes }, columns, onChange }: NewRowsProps) {
  const usable = timestampColumns(columns);
  const proposed = proposedTimestamp(columns);
  const chosen = usable.find(({ name }) => name === timestampColumn);
  const gone =
    timestampColumn !== null && !chosen
      ? `The column ${timestampColumn} is not in this dataset, or does not hold dates or times. Choose another one.`
      : undefined;
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        checked={timestampColumn !== null}
        disabled={timestampColumn === null && proposed === undefined}
        onCheckedChange={(on) => onChange({ timestampColumn: on ? (proposed ?? null) : null })}
        label={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            Read only new rows by a timestamp column
            <Badge tone="accent">Recommended for large tables</Badge>
          </span>
        }
        help={
          proposed === undefined
            ? "This dataset has no column of dates or times. Every run reads all rows."
            : "A run then reads what is newer than the rows of the runs before it, and rows without a time, instead of the whole dataset. A rejected or invalid row is read again until it gets through or is dismissed."
        }
      />
      {timestampColumn === null ? undefined : (
        <div className="flex max-w-xl flex-col gap-4 ps-6">
          <Field
            label="Timestamp column"
            help="Best is the time at which a row is written. With another column than before, the next run reads all rows once."
            error={gone}
          >
            <Combobox
              placeholder="Select a column"
              searchPlaceholder="Search columns of dates and times"
              value={chosen?.name}
              onValueChange={(name) => onChange({ timestampColumn: name })}
              options={usable.map(({ name, type }) => ({
                value: name,
                label: name,
                icon: <ColumnIcon type={type} />,
                detail: columnTypeWords[type],
              }))}
            />
          </Field>
          <Field
            label="Overlap in minutes"
            help="How far behind the newest row a run looks again, for rows that arrive late. A row that arrives later than that, with an old time, is only found by a full sync."
          >
            <Input
              type="number"
              min={0}
              max={longestOverlapMinutes}
              className="max-w-28"
              value={overlapMinutes}
              onChange={(event) => onChange({ overlapMinutes: minutesOf(event.target.value) })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}

function minutesOf(typed: string): number {
  return Math.min(longestOverlapMinutes, Math.max(0, Math.trunc(Number(typed) || 0)));
}
