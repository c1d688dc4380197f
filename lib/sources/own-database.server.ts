import { lookup } from "node:dns/promises";
import { networkInterfaces } from "node:os";

/** Where a database is. A host that begins with a slash is the folder of a Unix socket. */
export interface DatabaseAddress {
  host: string;
  port: number;
  database: string;
}

/**
 * Whether two addresses lead to one database. Tributary's own database holds sealed keys and sessions, and a source on
 * it would show them to everybody who may write a query; so names are resolved, and every name of this machine is one.
 */
export async function isSameDatabase(a: DatabaseAddress, b: DatabaseAddress): Promise<boolean> {
  if (a.port !== b.port || a.database !== b.database) return false;
  if (a.host.toLowerCase() === b.host.toLowerCase()) return true;
  const [addressesOfA, addressesOfB] = await Promise.all([resolve(a.host), resolve(b.host)]);
  return addressesOfA.some((address) => addressesOfB.includes(address));
}

const thisMachine = "this machine";

async function resolve(host: string): Promise<string[]> {
  if (host.startsWith("/")) return [thisMachine];
  try {
    const found = await lookup(host, { all: true });
    return found.map(({ address }) => (isThisMachine(address) ? thisMachine : address));
  } catch {
    // A name that cannot be resolved cannot be connected to either.
    return [];
  }
}

function isThisMachine(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, "");
  if (plain.startsWith("127.") || ["::1", "::", "0.0.0.0"].includes(plain)) return true;
  return Object.values(networkInterfaces()).some((cards) => cards?.some((card) => card.address === plain));
}
