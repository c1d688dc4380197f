import { destinationObject } from "@/lib/destinations/catalog";
import type { Objects } from "./sync-draft";

/** What can be synced, in the order of the cards. */
export const objects: Objects = {
  customer: destinationObject("customer"),
  transaction: destinationObject("transaction"),
};
