import type { ColumnView } from "@/lib/contracts/common";

/** The type of a column as its source calls it; where that says nothing (a CSV file), what its values look like. */
export function typeWords({ type, nativeType }: ColumnView): string {
  return nativeType === "" || nativeType === "text" ? type : nativeType;
}

const kindNames = { table: "Table", query: "SQL query", file: "CSV file" } as const;

export function kindWords(kind: keyof typeof kindNames): string {
  return kindNames[kind];
}
