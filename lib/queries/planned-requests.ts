import type { PlannedRequest } from "@/lib/contracts/runs";
import type { Change } from "@/lib/core/change";
import type { DestinationObject, EventObject } from "@/lib/core/destination-object";
import type { ApiRequest } from "@/lib/core/outcome";
import type { SyncConfig } from "@/lib/core/sync-config";
import { asCurl } from "@/lib/destinations/curl";

/**
 * The exact requests of a planned change, from the object itself. What is not known of PartnerStack is looked up first,
 * and the answer decides between the others, so each says when it is sent.
 */
export function plannedRequests(
  object: DestinationObject,
  config: Pick<SyncConfig, "behavior" | "mappings">,
  change: Change,
  baseUrl: string,
): PlannedRequest[] {
  const shown = (label: string, when: string, request: ApiRequest): PlannedRequest => ({
    label,
    when,
    ...request,
    url: `${baseUrl}${request.path}`,
    curl: asCurl(baseUrl, request),
  });
  if (object.kind === "event") return [shown("Send", onceWhen(object, config), object.request(change))];

  const update = object.request({ ...change, operation: "update" });
  const looksUp = change.operation === "upsert" || change.onlyIfEmpty !== undefined;
  if (!looksUp) return [shown("Update", "What differs from what was sent last.", update)];
  const creates = config.behavior === "update_or_create";
  return [
    shown(
      "Look up",
      "First, because only PartnerStack knows whether it is there.",
      object.find(change.externalKey),
    ),
    ...(creates
      ? [shown("Create", "When it is not there.", object.request({ ...change, operation: "create" }))]
      : []),
    shown("Update", "When it is there: whatever differs of these fields.", update),
  ];
}

/** A date that nobody maps is the time of planning: a run that sends this later plans anew, and dates it then. */
function onceWhen(object: EventObject, { mappings }: Pick<SyncConfig, "mappings">): string {
  const completed = Object.keys(object.complete({}, new Date(0)));
  const unmapped = completed.filter((name) => mappings.every(({ field }) => field !== name));
  return unmapped.length === 0
    ? "Once."
    : `Once. No field is mapped to ${unmapped.join(", ")}, so it is the time at which the run plans it.`;
}
