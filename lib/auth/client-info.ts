/** Where a sign-in comes from, as far as the request says: shown in the list of sessions and counted for the limit. */
export interface ClientInfo {
  address: string;
  userAgent: string;
}

/**
 * The last entry of X-Forwarded-For is the one that the nearest proxy saw with its own eyes (Next writes it where there is
 * no proxy); the ones before it are whatever the client claimed.
 */
export function readClientInfo(headers: Headers): ClientInfo {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  // An IPv4 address as a socket that listens on both kinds writes it: "::ffff:10.0.0.7".
  return {
    address: address.replace(/^::ffff:(?=\d+\.)/, "").slice(0, 60),
    userAgent: (headers.get("user-agent") ?? "").slice(0, 300),
  };
}
