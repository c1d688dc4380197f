import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

declare global {
  // Next loads instrumentation and routes as separate bundles; both must mean the same header.
  var tributaryPeerHeader: string | undefined;
}

/**
 * The header in which the address of the socket travels to routes, which see nothing of a request but its headers. Its
 * name is made anew by every process, so that nobody can send it along, not even in the moments before `notePeers`.
 */
export function peerHeader(): string {
  globalThis.tributaryPeerHeader ??= `x-tributary-peer-${randomBytes(12).toString("hex")}`;
  return globalThis.tributaryPeerHeader;
}

/**
 * From now on every request to this process carries the address of its socket. Next itself writes X-Forwarded-For only
 * where the client has not: whoever sends one would be believed, and could try passwords under any number of addresses.
 */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    headers[peerHeader()] = socket.remoteAddress ?? "";
  });
}
