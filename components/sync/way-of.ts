import type { SyncView } from "@/lib/contracts/syncs";
import { behaviorLabels } from "./behavior-labels";

/** From where to where and how, in one line: "Postgres · invoice → PartnerStack · Transaction · Send". */
export function wayOf({ dataset, destination, objectLabel, config }: SyncView): string {
  return `${dataset.source} · ${dataset.name} → ${destination.name} · ${objectLabel} · ${behaviorLabels[config.behavior]}`;
}
