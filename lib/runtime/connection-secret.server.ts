import { open, seal } from "@/lib/settings/crypto";

type Connection = "source" | "destination";

/** Encrypts the secret of one connection. It cannot be opened for another one, so rows cannot be swapped. */
export function sealSecret(connection: Connection, id: number, secret: string): string {
  return seal(secret, contextOf(connection, id));
}

/** The secret as it was entered. Throws SealedSecretError, whose message is for people. */
export function openSecret(connection: Connection, id: number, sealed: string): string {
  return open(sealed, contextOf(connection, id));
}

function contextOf(connection: Connection, id: number): string {
  return `${connection}:${id}:secret`;
}
