import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noPace } from "@/lib/core/ports";
import { openWire } from "@/lib/destinations/partnerstack/transport.server";
import { Chance } from "./chance";
import { Network } from "./network";

let server: Server;
let arrived: string[];
let network: Network;
const closers: (() => Promise<void>)[] = [];
beforeEach(async () => {
  arrived = [];
  server = createServer((request, response) => {
    arrived.push(request.url ?? "");
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end('{"data":{"key":"r1"}}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  server.closeAllConnections();
  server.close();
});

async function openNetwork(shares: { resets?: number; lost?: number; patienceMs?: number } = {}) {
  const { port } = server.address() as AddressInfo;
  const target = { host: "127.0.0.1", port };
  network = new Network({ target, resets: 0, lost: 0, chance: new Chance(1), ...shares });
  const wire = openWire({
    baseUrl: await network.open(),
    ...{ publicKey: "pk", secretKey: "sk", pace: noPace },
  });
  closers.push(() => network.close(), wire.close);
  return (path: string) => wire.call({ method: "GET", path });
}

it("passes calls on", async () => {
  const call = await openNetwork();
  for (const path of ["/a", "/b"]) expect(await call(path)).toMatchObject({ kind: "response", status: 200 });
  expect(arrived).toEqual(["/a", "/b"]);
});

it("loses answers of calls that arrive, and resets connections of calls that do not", async () => {
  const lossy = await openNetwork({ lost: 1 });
  expect(await lossy("/lost")).toMatchObject({ kind: "lost" });
  expect(arrived).toEqual(["/lost"]);
  const resetting = await openNetwork({ resets: 1 });
  expect(await resetting("/reset")).toMatchObject({ kind: "lost" });
  expect(arrived).toEqual(["/lost"]);
  expect(network.mishaps.resets).toBe(1);
});

it("refuses connections while it is cut, and takes them again afterwards", async () => {
  const call = await openNetwork();
  const cut = network.cut(50);
  expect(await call("/cut")).toMatchObject({ kind: "not_sent" });
  await cut;
  expect(await call("/after")).toMatchObject({ kind: "response" });
  expect(arrived).toEqual(["/after"]);
});

it("holds calls in a black hole, and delivers them late or never", async () => {
  const call = await openNetwork();
  const late = network.blackhole(60, "late");
  const held = call("/late");
  await late;
  expect(await held).toMatchObject({ kind: "response" });
  const never = network.blackhole(60, "reset");
  const lost = call("/never");
  await never;
  expect(await lost).toMatchObject({ kind: "lost" });
  expect(arrived).toEqual(["/late"]);
});

it("gives up on a call that is not answered, as a load balancer does", async () => {
  server.removeAllListeners("request");
  const call = await openNetwork({ patienceMs: 40 });
  expect(await call("/patience")).toMatchObject({ kind: "lost" });
  expect(network.mishaps.gaveUp).toBe(1);
});
