import type { MappingPreviewView } from "@/lib/contracts/syncs";
import type { Change } from "@/lib/core/change";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { JsonObject } from "@/lib/core/json";
import type { Behavior } from "@/lib/core/sync-config";
import { asCurl } from "@/lib/destinations/curl";

type PreviewRequest = MappingPreviewView["requests"][number];

/**
 * The requests that one row leads to, also while parts of the payload are still missing: the editor shows them as they
 * form. A customer that is to be created or updated has two, because only PartnerStack knows which it will be.
 */
export function previewRequests(
  object: DestinationObject,
  behavior: Behavior,
  row: { externalKey: string; payload: JsonObject },
  { baseUrl, now }: { baseUrl: string; now: Date },
): PreviewRequest[] {
  const { externalKey } = row;
  const shown = (
    operation: Change["operation"],
    label: string,
    when: string,
    payload: JsonObject,
  ): PreviewRequest => {
    const request = object.request({ operation, externalKey, remoteKey: null, payload });
    return { label, when, ...request, curl: asCurl(baseUrl, request) };
  };

  switch (behavior) {
    case "send": {
      const payload = object.kind === "event" ? object.complete(row.payload, now) : row.payload;
      return [
        shown("send", "Send", `Once, for a ${object.syncKeyLabel} that was never sent before.`, payload),
      ];
    }
    case "update_or_create":
      return [
        shown("create", "Create", "When PartnerStack has no record with this key.", row.payload),
        shown("update", "Update", "When PartnerStack has it: whatever differs of these fields.", row.payload),
      ];
    case "update_only":
      return [
        shown(
          "update",
          "Update",
          "When PartnerStack has a record with this key: whatever differs of these fields.",
          row.payload,
        ),
      ];
    default:
      return behavior satisfies never;
  }
}
