import type { SandboxSwitch } from "@/lib/contracts/sandbox";
import type { Json } from "@/lib/core/json";
import type { FaultName } from "@/lib/destinations/partnerstack/sandbox/fault-rules";
import { SWITCH_DESCRIPTIONS } from "@/lib/destinations/partnerstack/sandbox/switch-descriptions";
import type { Switches } from "@/lib/destinations/partnerstack/sandbox/switches";

const faultPrefix = "faults.";

/** The switches of a sandbox account, each with its plain description, in the order of the sandbox. */
export function switchViews(switches: Switches): SandboxSwitch[] {
  return SWITCH_DESCRIPTIONS.map(({ name, description, initial, choices }) => {
    const fault = name.startsWith(faultPrefix) ? name.slice(faultPrefix.length) : undefined;
    const value = fault
      ? switches.faults[fault as FaultName]
      : switches[name as Exclude<keyof Switches, "faults">];
    return {
      name,
      label: labelOf(fault ?? name),
      description,
      kind: fault ? "fault" : choices.length > 0 ? "choice" : "number",
      choices: [...choices],
      value: value as Json,
      initial: initial as Json,
    };
  });
}

/** "rateLimitPerMinute" reads "Rate limit per minute", "error500AfterCommit" reads "Error 500 after commit". */
function labelOf(name: string): string {
  const words = name
    .replace(/Ms$/, "")
    .replace(/([a-z])(\d)/g, "$1 $2")
    .replace(/(\d)([A-Z])/g, "$1 $2")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\b(html|ok|get)\b/g, (word) => word.toUpperCase())
    .replace(/\bemail\b/, "e-mail");
  return `${words[0]?.toUpperCase()}${words.slice(1)}${name.endsWith("Ms") ? " (milliseconds)" : ""}`;
}

/** A patch for the sandbox's control API from values by the names of the views. */
export function patchOf(values: Record<string, Json>): Record<string, Json> {
  const entries = Object.entries(values);
  const faults = entries.filter(([name]) => name.startsWith(faultPrefix));
  return {
    ...Object.fromEntries(entries.filter(([name]) => !name.startsWith(faultPrefix))),
    ...(faults.length > 0 && {
      faults: Object.fromEntries(faults.map(([name, value]) => [name.slice(faultPrefix.length), value])),
    }),
  };
}
