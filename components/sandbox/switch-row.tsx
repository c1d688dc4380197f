"use client";

import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { SandboxSwitch } from "@/lib/contracts/sandbox";
import { isJsonObject, type Json, sameJson } from "@/lib/core/json";
import { FigureInput } from "./figure-input";

type SwitchRowProps = {
  one: SandboxSwitch;
  disabled: boolean;
  onSet: (value: Json, said: string) => void;
};

/** One switch with its description and the control that fits it. */
export function SwitchRow({ one, disabled, onSet }: SwitchRowProps) {
  const { label, description, value, initial } = one;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
      <div className={cn("min-w-0 flex-1", one.kind === "fault" && value === null ? "basis-48" : "basis-72")}>
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {label}
          {sameJson(value, initial) ? undefined : <Badge tone="warning">Changed</Badge>}
        </p>
        <p className="text-muted text-sm">{description.replaceAll("`", "")}</p>
      </div>
      <SwitchControl one={one} disabled={disabled} onSet={onSet} />
    </li>
  );
}

function SwitchControl({ one, disabled, onSet }: SwitchRowProps) {
  const { kind, label, value, choices } = one;
  switch (kind) {
    case "choice":
      return (
        <Select
          label={label}
          className="w-48"
          disabled={disabled}
          value={String(value)}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          onValueChange={(next) => onSet(next, `${label} is ${next} now`)}
        />
      );
    case "number":
      return (
        <FigureInput
          label={label}
          disabled={disabled}
          value={typeof value === "number" ? value : null}
          // Only the limit may be none at all.
          none={one.name === "rateLimitPerMinute" ? "No limit" : undefined}
          onSet={(next) => onSet(next, `${label} is ${next ?? "off"} now`)}
        />
      );
    case "fault": {
      const rule = isJsonObject(value) ? value : null;
      const percent = typeof rule?.probability === "number" ? Math.round(rule.probability * 100) : 100;
      return (
        <div className="flex items-center gap-4">
          {rule ? (
            <FigureInput
              label={`Share of the calls that ${label.toLowerCase()} strikes`}
              unit="% of calls"
              disabled={disabled}
              value={percent}
              most={100}
              onSet={(next) =>
                onSet(
                  { ...rule, probability: (next ?? 0) / 100 },
                  `${label} strikes ${next} % of the calls now`,
                )
              }
            />
          ) : undefined}
          <Switch
            label={label}
            hideLabel
            disabled={disabled}
            checked={rule !== null}
            onCheckedChange={(on) =>
              onSet(on ? { probability: 1 } : null, `${label} is ${on ? "on" : "off"} now`)
            }
          />
        </div>
      );
    }
    default:
      return kind satisfies never;
  }
}
