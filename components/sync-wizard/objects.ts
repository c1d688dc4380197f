import type { DestinationObject } from "@/lib/core/destination-object";
import type { ObjectName } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";

/** What can be synced, in the order of the cards. */
export const objects: Record<ObjectName, DestinationObject> = {
  customer: destinationObject("customer"),
  transaction: destinationObject("transaction"),
};
