"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Badge } from "./badge";
import { cn } from "./cn";
import { FieldContext } from "./field-context";

type FieldProps = {
  label: ReactNode;
  /** Where to find it, what it is for; one or two sentences. */
  help?: ReactNode;
  /** Takes the place of the help. */
  error?: string;
  mark?: "required" | "recommended" | "optional";
  /** Keeps the label for a screen reader only, where the surroundings already say it. */
  hideLabel?: boolean;
  /** A group of controls (radio cards, checkboxes) has no single input that a label could point at. */
  group?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label above, help below, error in place of the help. The control inside is wired by itself. */
export function Field({ label, help, error, mark, hideLabel, group, className, children }: FieldProps) {
  const id = useId();
  const labelId = `${id}-label`;
  const descriptionId = error || help ? `${id}-description` : undefined;
  const wiring = { id, labelId, descriptionId, invalid: Boolean(error), required: mark === "required" };
  const labelClass = cn("flex min-h-5 items-center gap-2 font-medium text-sm", hideLabel && "sr-only");
  const words = (
    <>
      {label}
      {mark ? <Badge tone={mark === "required" ? "accent" : "neutral"}>{markWords[mark]}</Badge> : undefined}
    </>
  );
  const body = (
    <>
      {children}
      {descriptionId ? (
        <div
          id={descriptionId}
          className={cn("flex gap-1.5 text-sm", error ? "text-danger" : "text-muted")}
          aria-live={error ? "polite" : undefined}
        >
          {error ? <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" /> : undefined}
          <span className="min-w-0">{error ?? help}</span>
        </div>
      ) : undefined}
    </>
  );
  const layout = cn("flex min-w-0 flex-col gap-1.5", className);
  if (group) {
    return (
      <FieldContext value={wiring}>
        <fieldset className={layout} aria-labelledby={labelId} aria-describedby={descriptionId}>
          <span id={labelId} className={labelClass}>
            {words}
          </span>
          {body}
        </fieldset>
      </FieldContext>
    );
  }
  return (
    <FieldContext value={wiring}>
      <div className={layout}>
        <label htmlFor={id} className={labelClass}>
          {words}
        </label>
        {body}
      </div>
    </FieldContext>
  );
}

const markWords = { required: "Required", recommended: "Recommended", optional: "Optional" } as const;
