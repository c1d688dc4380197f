import { z } from "zod";
import {
  callsPerMinute,
  type DestinationView,
  destinationEdit,
  destinationInput,
  publishedCallsPerMinute,
} from "@/lib/contracts/destinations";
import { type DestinationTypeName, destinationType } from "./destination-words";

/** A pace as it is typed: "4,000", or nothing for no limit of our own. */
const typedPace = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : Number(text.replaceAll(",", ""))))
  .pipe(callsPerMinute);

export const newDestinationForm = destinationInput
  .pick({ name: true, publicKey: true, secretKey: true })
  .extend({ requestsPerMinute: typedPace });

export const editDestinationForm = destinationEdit
  .pick({ name: true, publicKey: true })
  .extend({ secretKey: destinationEdit.shape.secretKey.unwrap(), requestsPerMinute: typedPace });

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
