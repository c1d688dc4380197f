import { z } from "zod";
import {
  callsPerMinute,
  type DestinationView,
  destinationEdit,
  destinationInput,
  publishedCallsPerMinute,
} from "@/lib/contracts/destinations";

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

export function emptyDraft(name: string): DestinationDraft {
  return { name, publicKey: "", secretKey: "", requestsPerMinute: String(publishedCallsPerMinute) };
}

export function draftOf({ name, publicKey, requestsPerMinute }: DestinationView): DestinationDraft {
  return {
    name,
    publicKey,
    secretKey: "",
    requestsPerMinute: requestsPerMinute === null ? "" : String(requestsPerMinute),
  };
}
