"use client";

import { X } from "lucide-react";
import type { NameOfSync } from "@/lib/contracts/common";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";

type FollowFieldProps = {
  others: readonly NameOfSync[];
  after: readonly number[];
  onChange: (after: number[]) => void;
  error: string | undefined;
};

/** The syncs whose completed runs this one follows: payments after their customers. */
export function FollowField({ others, after, onChange, error }: FollowFieldProps) {
  const nameOf = (id: number) => others.find((sync) => sync.id === id)?.label ?? `Sync ${id}`;
  const free = others.filter(({ id }) => !after.includes(id));
  if (others.length === 0) return undefined;
  return (
    <Field
      label="After other syncs"
      help={
        after.length > 1
          ? "It runs when each of them has completed a run since the last time."
          : "It runs when that one has completed a run."
      }
      error={error}
    >
      {after.length > 0 ? (
        <ul className="mb-2 flex flex-wrap gap-2">
          {after.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="inline-flex h-7 max-w-80 items-center gap-1.5 rounded-md border bg-surface px-2 text-sm hover:border-edge"
                aria-label={`Do not follow ${nameOf(id)}`}
                onClick={() => onChange(after.filter((other) => other !== id))}
              >
                <span className="truncate">{nameOf(id)}</span>
                <X aria-hidden="true" className="size-3.5 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      ) : undefined}
      <Combobox
        placeholder="Add a sync to follow"
        searchPlaceholder="Search syncs"
        nothing="No other sync is called so."
        value={undefined}
        disabled={free.length === 0}
        onValueChange={(id) => onChange([...after, Number(id)])}
        options={free.map(({ id, label }) => ({ value: String(id), label, keywords: [label] }))}
      />
    </Field>
  );
}
