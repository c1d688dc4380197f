import { z } from "zod";
import { type FaultName, faultsSchema } from "./fault-rules";
import { DEFAULT_SWITCHES, type Switches, switchesSchema } from "./switches";

export type SwitchDescription = {
  name: string;
  description: string;
  /** The rows of the behaviour table that it belongs to. */
  rows: string;
  initial: unknown;
  /** The values it can take, where they are words. */
  choices: readonly string[];
};

function describe(name: string, schema: z.ZodType, initial: unknown): SwitchDescription {
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  const choices = inner instanceof z.ZodEnum ? inner.options.map(String) : [];
  const { description = "", rows } = schema.meta() ?? {};
  return { name, description, rows: typeof rows === "string" ? rows : "42", initial, choices };
}

/** Every switch but the faults, then every fault, for the sandbox's page and its documentation. */
export const SWITCH_DESCRIPTIONS: SwitchDescription[] = [
  ...Object.entries(switchesSchema.shape)
    .filter(([name]) => name !== "faults")
    .map(([name, schema]) => describe(name, schema, DEFAULT_SWITCHES[name as keyof Switches])),
  ...Object.entries(faultsSchema.shape).map(([name, schema]) =>
    describe(`faults.${name}`, schema, DEFAULT_SWITCHES.faults[name as FaultName]),
  ),
];
