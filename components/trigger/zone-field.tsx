"use client";

import { useMemo } from "react";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";

type ZoneFieldProps = { value: string; onChange: (zone: string) => void; error: string | undefined };

/** By whose clocks the schedule goes. */
export function ZoneField({ value, onChange, error }: ZoneFieldProps) {
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf("timeZone");
    return [...new Set(["UTC", value, ...known])];
  }, [value]);
  return (
    <Field
      label="Time zone"
      help="When its clocks are put forward or back, no run is left out and none comes twice."
      error={error}
    >
      <Combobox
        searchPlaceholder="Search cities"
        nothing="No time zone is called so. Try a city nearby."
        value={value}
        onValueChange={onChange}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      />
    </Field>
  );
}
