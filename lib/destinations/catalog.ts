import type { DestinationObject } from "@/lib/core/destination-object";
import type { ObjectName } from "@/lib/core/sync-config";
import { customer } from "./partnerstack/customer";
import { transaction } from "./partnerstack/transaction";

/** One field of the form in which a destination is configured. */
export interface ConfigField {
  name: "name" | "publicKey" | "secretKey";
  label: string;
  help: string;
  placeholder: string;
  /** Masked while typing, sealed when saved, never shown again. */
  secret: boolean;
}

export interface DestinationType {
  name: "partnerstack" | "partnerstack_sandbox";
  label: string;
  description: string;
  /** Where to find what the form asks for. */
  help: string;
  /** The API's address; null where this server runs the destination itself and knows its own address. */
  baseUrl: string | null;
  fields: readonly ConfigField[];
}

const nameField: ConfigField = {
  name: "name",
  label: "Name",
  help: "The name of this destination in Tributary.",
  placeholder: "PartnerStack",
  secret: false,
};

export const destinationTypes: readonly DestinationType[] = [
  {
    name: "partnerstack",
    label: "PartnerStack",
    description: "Keeps the customers and transactions of your PartnerStack program in step with your data.",
    help: "In PartnerStack open Settings > Integrations and copy the keys (Test or Production).",
    baseUrl: "https://api.partnerstack.com/api/v2",
    fields: [
      nameField,
      {
        name: "publicKey",
        label: "Public key",
        help: "It begins with pk_, for test keys and production keys alike.",
        placeholder: "pk_…",
        secret: false,
      },
      {
        name: "secretKey",
        label: "Secret key",
        help: "The secret of the same pair. It is stored encrypted and never shown again.",
        placeholder: "sk_…",
        secret: true,
      },
    ],
  },
  {
    name: "partnerstack_sandbox",
    label: "PartnerStack sandbox",
    description:
      "A PartnerStack of your own inside Tributary: try everything without an account, with faults on demand.",
    help: "The sandbox makes a pair of keys for you. Data stays on this server, and nobody is paid.",
    baseUrl: null,
    fields: [
      { ...nameField, placeholder: "PartnerStack sandbox" },
      {
        name: "publicKey",
        label: "Public key",
        help: "It begins with pk_sandbox_; keys of the same account see the same data.",
        placeholder: "pk_sandbox_…",
        secret: false,
      },
      {
        name: "secretKey",
        label: "Secret key",
        help: "The secret of the same pair.",
        placeholder: "sk_sandbox_…",
        secret: true,
      },
    ],
  },
];

/** One entry an object name, so that the compiler asks for every object that a configuration can name. */
const objectsByName: Record<ObjectName, DestinationObject> = { customer, transaction };

export const destinationObjects: readonly DestinationObject[] = Object.values(objectsByName);

export function destinationObject(name: ObjectName): DestinationObject {
  return objectsByName[name];
}
