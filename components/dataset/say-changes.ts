import type { ColumnChangesView } from "@/lib/contracts/datasets";
import { notify } from "../ui/toast";

/** Says that a dataset reads something else now, and which syncs map columns that are gone. */
export function sayChanges(what: string, { broken }: ColumnChangesView): void {
  if (broken.length === 0) {
    notify.success(what);
    return;
  }
  const syncs = broken.map(({ sync, columns }) => `${sync.label} (${columns.join(", ")})`).join("; ");
  notify.error(`${what}, and syncs map columns that are gone`, { text: `Map them again: ${syncs}.` });
}
