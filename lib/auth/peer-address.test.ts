import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readClientInfo } from "./client-info";
import { notePeers, peerHeader } from "./peer-address.server";

let server: Server;
let seen: IncomingHttpHeaders;

beforeAll(async () => {
  notePeers();
  server = createServer((incoming, outgoing) => {
    seen = incoming.headers;
    outgoing.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

/** A real request over a real socket, from an address of its own: all of 127.0.0.0/8 is this machine. */
async function ask(localAddress: string, headers: Record<string, string>): Promise<Headers> {
  const { port } = server.address() as AddressInfo;
  const outgoing = request({ port, host: "127.0.0.1", localAddress, headers, agent: false }).end();
  const [answer] = await once(outgoing, "response");
  answer.resume();
  await once(answer, "end");
  return new Headers(Object.entries(seen).map(([name, value]) => [name, String(value)] as [string, string]));
}

describe("over a real socket", () => {
  it("the address is the one that the system saw, whatever headers were sent", async () => {
    const forged = { "x-forwarded-for": "6.6.6.6", [peerHeader()]: "6.6.6.6" };
    expect(readClientInfo(await ask("127.0.0.1", forged), 0).address).toBe("127.0.0.1");
    expect(readClientInfo(await ask("127.0.0.1", {}), 0).address).toBe("127.0.0.1");
  });

  it.runIf(process.platform === "linux")("each client has its own", async () => {
    expect(readClientInfo(await ask("127.0.0.7", {}), 0).address).toBe("127.0.0.7");
  });

  it("what a trusted proxy wrote counts, and only the last of it", async () => {
    const headers = await ask("127.0.0.1", { "x-forwarded-for": "6.6.6.6, 203.0.113.9" });
    expect(readClientInfo(headers, 1).address).toBe("203.0.113.9");
  });
});

it("the header that carries it cannot be guessed before the server is ready", () => {
  expect(peerHeader()).toMatch(/^x-tributary-peer-[0-9a-f]{24}$/);
  expect(peerHeader()).toBe(peerHeader());
});
