import { z } from "zod";
import { callsPerMinute, destinationEdit, destinationInput } from "@/lib/contracts/destinations";

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
