import { isIP } from "node:net";
import { env } from "@/lib/settings/env";
import { peerHeader } from "./peer-address.server";

/** Where a sign-in comes from: shown in the list of sessions and counted for the limit. */
export interface ClientInfo {
  /** "" where it is not known. */
  address: string;
  userAgent: string;
}

/** `trustedProxies`: how many reverse proxies of our own stand in front, each of which adds what it saw to X-Forwarded-For. */
export function readClientInfo(headers: Headers, trustedProxies: number = env().TRUSTED_PROXIES): ClientInfo {
  return {
    address: plainAddress(farthestKnown(headers, trustedProxies)).slice(0, 60),
    userAgent: (headers.get("user-agent") ?? "").slice(0, 300),
  };
}

/**
 * Only what our own proxies have seen counts: the socket's end, and from there as many entries of X-Forwarded-For, from
 * the right, as there are proxies. Further left stands whatever the client claims.
 */
function farthestKnown(headers: Headers, trustedProxies: number): string {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const way = [...forwarded.filter((entry) => entry !== ""), headers.get(peerHeader()) ?? ""];
  return way[Math.max(0, way.length - 1 - trustedProxies)] ?? "";
}

/** Without the port that some proxies write, and IPv4 as itself: a socket that listens on both kinds has "::ffff:10.0.0.7". */
function plainAddress(written: string): string {
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(written) ?? [];
  const address = bracketed ?? (isIP(written) === 0 ? written.replace(/:\d+$/, "") : written);
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}
