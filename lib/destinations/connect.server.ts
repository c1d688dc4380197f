import type { DestinationWire, Pace } from "@/lib/core/ports";
import type { DestinationType } from "./catalog";
import {
  type ConnectionTest,
  type CustomProperty,
  customProperties,
  testConnection,
} from "./partnerstack/connection-test.server";
import { type Partner, partners } from "./partnerstack/partners";
import { modeOfKey } from "./partnerstack/sandbox/keys";
import { openWire } from "./partnerstack/transport.server";

export interface DestinationAccess {
  type: DestinationType["name"];
  publicKey: string;
  secretKey: string;
  /** Where the API is: the catalog's address of the type, or that of the sandbox on this server. */
  baseUrl: string;
  pace: Pace;
  /** See WireOptions. */
  mayCall?: () => boolean;
}

/** An open destination. `close` waits for calls under way and gives the connections back. */
export interface ConnectedDestination {
  wire: DestinationWire;
  test(): Promise<ConnectionTest>;
  customProperties(): Promise<CustomProperty[]>;
  partners(): Promise<Partner[]>;
  close(): Promise<void>;
}

export function connectDestination({
  type,
  publicKey,
  secretKey,
  baseUrl,
  pace,
  mayCall,
}: DestinationAccess): ConnectedDestination {
  switch (type) {
    // The sandbox speaks PartnerStack's API, so that nothing that works with it is left untried.
    case "partnerstack":
    case "partnerstack_sandbox": {
      const wire = openWire({ baseUrl, publicKey, secretKey, pace, mayCall });
      return {
        wire,
        test: () =>
          type === "partnerstack_sandbox"
            ? testConnection(wire, "the sandbox", modeOfKey(publicKey))
            : testConnection(wire, new URL(baseUrl).host),
        customProperties: () => customProperties(wire),
        partners: () => partners(wire),
        close: wire.close,
      };
    }
    default:
      return type satisfies never;
  }
}
