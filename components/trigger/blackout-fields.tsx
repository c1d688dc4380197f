"use client";

import { Plus, X } from "lucide-react";
import type { Blackout } from "@/lib/core/triggers";
import { Button, IconButton } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

type BlackoutFieldsProps = {
  blackouts: readonly Blackout[];
  onChange: (blackouts: Blackout[]) => void;
  error: string | undefined;
};

/** Times of the day in which the clock starts nothing. */
export function BlackoutFields({ blackouts, onChange, error }: BlackoutFieldsProps) {
  const change = (at: number, next: Partial<Blackout>) =>
    onChange(blackouts.map((blackout, place) => (place === at ? { ...blackout, ...next } : blackout)));
  return (
    <Field
      group
      label="Not between"
      help="What is due in such a time waits for its end, and runs once. Runs that people start are not held up."
      error={error}
    >
      <ul className="flex flex-col gap-2">
        {blackouts.map(({ from, to }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: The stretches have no other name than their place.
          <li key={at} className="flex items-center gap-2">
            <Input
              type="time"
              aria-label={`Beginning of stretch ${at + 1}`}
              className="w-32"
              value={from}
              onChange={({ target }) => change(at, { from: target.value })}
            />
            <span className="text-muted">and</span>
            <Input
              type="time"
              aria-label={`End of stretch ${at + 1}`}
              className="w-32"
              value={to}
              onChange={({ target }) => change(at, { to: target.value })}
            />
            <IconButton
              size="small"
              label={`Remove stretch ${at + 1}`}
              onClick={() => onChange(blackouts.filter((_, place) => place !== at))}
            >
              <X aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      {blackouts.length < 10 ? (
        <Button
          size="small"
          className="mt-2 self-start"
          onClick={() => onChange([...blackouts, { from: "22:00", to: "06:00" }])}
        >
          <Plus aria-hidden="true" />
          Add a time
        </Button>
      ) : undefined}
    </Field>
  );
}
