import type { z } from "zod";
import type { DestinationView } from "@/lib/contracts/destinations";
import { publishedCallsPerMinute } from "@/lib/destinations/partnerstack/published-pace";
import type { newDestinationForm } from "./destination-rules";
import { type DestinationTypeName, destinationType } from "./destination-words";

/** What both forms hold while somebody types. */
export type DestinationDraft = z.input<typeof newDestinationForm>;
export type DestinationFormOutput = z.output<typeof newDestinationForm>;

/** Key pairs that a new sandbox account opens with, offered so that nobody has to think of one. */
export type OfferedKeys = Record<"test" | "production", { publicKey: string; secretKey: string }>;

export function newDraft(type: DestinationTypeName, offered: OfferedKeys): DestinationDraft {
  const keys = type === "partnerstack_sandbox" ? offered.test : { publicKey: "", secretKey: "" };
  return { name: destinationType(type).label, ...keys, requestsPerMinute: String(publishedCallsPerMinute) };
}

export function draftOf({ name, publicKey, requestsPerMinute }: DestinationView): DestinationDraft {
  return {
    name,
    publicKey,
    secretKey: "",
    requestsPerMinute: requestsPerMinute === null ? "" : String(requestsPerMinute),
  };
}
