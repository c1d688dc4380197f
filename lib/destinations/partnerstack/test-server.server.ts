import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo, Server } from "node:net";
import type { ApiRequest } from "@/lib/core/outcome";
import { noPace } from "@/lib/core/ports";
import { openWire, type WireOptions } from "./transport.server";

/*
 * HTTP servers for the tests of the transport: each one misbehaves as its test wants.
 */

/** What a test opened, closed after it in reverse order. */
export const closers: (() => Promise<void>)[] = [];

export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** Starts the server on a free port and closes it after the test. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

/** A server for one test; it is closed with everything that still hangs on it. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await listen(server);
  closers.push(async () => server.closeAllConnections());
  return `http://127.0.0.1:${port}/api/v2`;
}

/** A wire to the server, with keys that are easy to recognise. */
export function open(baseUrl: string, more: Partial<WireOptions> = {}) {
  const wire = openWire({
    baseUrl,
    publicKey: "pk_1",
    secretKey: "sk_very_secret",
    pace: noPace,
    ...more,
  });
  closers.push(() => wire.close());
  return wire;
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

/** A promise and the function that keeps it, for "now that the server has it". */
export function signalled<T = void>() {
  let tell: (value: T) => void = () => {};
  const told = new Promise<T>((resolve) => {
    tell = resolve;
  });
  return { told, tell };
}

export const get: ApiRequest = { method: "GET", path: "/customers/acct%2F42?limit=1" };
export const post: ApiRequest = { method: "POST", path: "/transactions", body: { amount: 198, note: "é" } };
