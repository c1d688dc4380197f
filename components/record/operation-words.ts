import type { Operation } from "@/lib/core/change";

const words: Record<Operation, string> = {
  upsert: "Create or update",
  create: "Create",
  update: "Update",
  send: "Send",
};

/** What was meant for a record, as a person says it; undefined for one that was stopped before that was known. */
export function operationWords(operation: string | null): string | undefined {
  return words[operation as Operation];
}
