import type { KeyProfileView } from "@/lib/contracts/datasets";
import { readsColumn } from "@/lib/core/column-expression";
import { longEnough, prefixed } from "@/lib/core/dataset-prefix";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { Field } from "@/lib/core/field";
import type { Column } from "@/lib/core/record";
import type { ValueSource } from "@/lib/core/sync-config";

/** The field that can carry our Unique Identifier along: an event's own key, where the destination takes one. */
export function ownKeyField({ kind, fields }: DestinationObject): Field | undefined {
  return kind === "event" ? fields.find(({ name }) => name === "key") : undefined;
}

export interface KeyProposal {
  from: ValueSource;
  /** Why it is not simply the column; undefined when it is. */
  reason: string | undefined;
}

type KeyColumn = {
  column: Pick<Column, "name" | "type">;
  datasetName: string;
  profile: KeyProfileView | undefined;
};

/**
 * How the Unique Identifier becomes the transaction key: as it is, or with a prefix where values are too short for one.
 * Of a number it is what Generate Mappings proposes too, so that a key does not change by being switched off and on.
 */
export function proposeKey(field: Field, { column, datasetName, profile }: KeyColumn): KeyProposal {
  const least = field.minLength ?? 0;
  const from = longEnough(datasetName, column, least);
  if (from.kind === "template")
    return { from, reason: `Numbers can be shorter than the ${least} characters that PartnerStack wants.` };
  const shortest = profile?.shortest ?? undefined;
  if (shortest === undefined || shortest >= least) return { from, reason: undefined };
  return {
    from: prefixed(datasetName, column.name),
    reason: `Some values are only ${shortest} ${shortest === 1 ? "character" : "characters"} long and PartnerStack wants ${least}.`,
  };
}

/** Whether a value is made from the key column, as it is or inside a template. */
export function isMadeFrom(from: ValueSource | null, column: string): boolean {
  if (from?.kind === "column") return from.column === column;
  return from?.kind === "template" && readsColumn(from.template, column);
}
