import type { Behavior } from "@/lib/core/sync-config";

export const behaviorLabels: Record<Behavior, string> = {
  update_or_create: "Update or Create",
  update_only: "Update Only",
  send: "Send",
};
