import type { FaultName } from "./fault-rules";
import { DEFAULT_SWITCHES, type Switches, switchesSchema } from "./switches";
import { isObject } from "./validate";

/** The switches after a patch, or a sentence about the first switch that cannot be set so. */
export function patchedSwitches(current: Switches, patch: unknown): Switches | { error: string } {
  if (!isObject(patch)) return { error: "The body must be an object of switches" };
  const faults = isObject(patch.faults) ? { ...current.faults, ...patch.faults } : undefined;
  const result = switchesSchema.safeParse({ ...current, ...patch, ...(faults && { faults }) });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return { error: `${issue?.path.join(".") || "switches"}: ${issue?.message ?? "not a switch"}` };
}

/** Switches as an older sandbox stored them: what is still a switch is kept, the rest takes its default. */
export function storedSwitches(stored: unknown): Switches {
  const whole = switchesSchema.safeParse(stored);
  if (whole.success) return whole.data;
  let switches = DEFAULT_SWITCHES;
  for (const [name, value] of Object.entries(stored ?? {})) {
    const patched = patchedSwitches(switches, { [name]: value });
    if (!("error" in patched)) switches = patched;
  }
  return switches;
}

/** The switches after a fault struck once: one less to go, and off after the last. */
export function struckSwitches(switches: Switches, name: FaultName): Switches {
  const rule = switches.faults[name];
  if (rule?.times == null) return switches;
  const left = rule.times === 1 ? null : { ...rule, times: rule.times - 1 };
  return { ...switches, faults: { ...switches.faults, [name]: left } };
}
