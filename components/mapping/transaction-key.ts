import type { KeyProfileView } from "@/lib/contracts/datasets";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { Field } from "@/lib/core/field";
import type { ValueSource } from "@/lib/core/sync-config";
import { columnExpression, keyPrefix } from "./column-expression";

/** The field that can carry our Unique Identifier along: an event's own key, where the destination takes one. */
export function ownKeyField({ kind, fields }: DestinationObject): Field | undefined {
  return kind === "event" ? fields.find(({ name }) => name === "key") : undefined;
}

export interface KeyProposal {
  from: ValueSource;
  /** Why it is not simply the column; undefined when it is. */
  reason: string | undefined;
}

/** How the Unique Identifier becomes the transaction key: as it is, or with a prefix where some values are too short for one. */
export function proposeKey(
  field: Field,
  {
    column,
    datasetName,
    profile,
  }: { column: string; datasetName: string; profile: KeyProfileView | undefined },
): KeyProposal {
  const least = field.minLength ?? 0;
  const shortest = profile?.shortest ?? undefined;
  const expression = columnExpression(column);
  if (shortest === undefined || shortest >= least || expression === undefined) {
    return { from: { kind: "column", column }, reason: undefined };
  }
  return {
    from: { kind: "template", template: `${keyPrefix(datasetName)}${expression}` },
    reason: `Some values are only ${shortest} ${shortest === 1 ? "character" : "characters"} long and PartnerStack wants ${least}.`,
  };
}

/** Whether a value is made from the key column, as it is or inside a template. */
export function isMadeFrom(from: ValueSource | null, column: string): boolean {
  if (from?.kind === "column") return from.column === column;
  if (from?.kind !== "template") return false;
  return [`'${column}'`, `"${column}"`].some((quoted) => from.template.includes(`record[${quoted}]`));
}
