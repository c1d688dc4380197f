import type { ServerResponse } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { noPace } from "@/lib/core/ports";
import {
  answerJson,
  closeAll,
  closers,
  get,
  listen,
  open,
  post,
  serve,
  signalled,
} from "./test-server.server";

afterEach(closeAll);

describe("a call that certainly did not arrive", () => {
  it("is not sent where nobody listens", async () => {
    const port = await listen(createTcpServer());
    await closers.pop()?.();
    expect(await open(`http://127.0.0.1:${port}`).call(post)).toMatchObject({
      kind: "not_sent",
      reason: expect.stringContaining(`127.0.0.1:${port} refused the connection (ECONNREFUSED).`),
    });
  });

  it("is not sent where the other side speaks no TLS", async () => {
    const url = await serve((_request, response) => answerJson(response, 200, {}));
    const reply = await open(url.replace("http:", "https:")).call(post);
    expect(reply).toMatchObject({
      kind: "not_sent",
      reason: expect.stringContaining("does not answer with TLS"),
    });
  });

  it("is not sent where the TLS handshake ends with a reset, which after sending would be a lost answer", async () => {
    const port = await listen(
      createTcpServer((socket) => socket.once("data", () => socket.resetAndDestroy())),
    );
    expect(await open(`https://127.0.0.1:${port}`).call(post)).toMatchObject({ kind: "not_sent" });
  });

  it("is not sent where the connection is never taken", async () => {
    const hanging = createTcpServer((socket) => void closers.push(async () => void socket.destroy()));
    const port = await listen(hanging);
    const reply = await open(`https://127.0.0.1:${port}`, { timeouts: { connect: 30 } }).call(post);
    expect(reply).toMatchObject({
      kind: "not_sent",
      reason: expect.stringContaining("did not take the connection in time"),
    });
  });

  it("is not sent where it is called off before its turn", async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      answerJson(response, 200, {});
    });
    const stop = new AbortController();
    const take = (signal?: AbortSignal) =>
      new Promise<void>((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new Error("stopped"))),
      );
    const pace = { ...noPace, take };
    const call = open(url, { pace }).call(post, stop.signal);
    stop.abort();
    expect(await call).toMatchObject({ kind: "not_sent", reason: "The call was called off." });
    expect(await open(url).call(post, AbortSignal.abort())).toMatchObject({ kind: "not_sent" });
    expect(requests).toBe(0);
  });

  it("is not sent where it is called off while it waits for a connection, and stays unsent when one is free", async () => {
    const seen: string[] = [];
    const first = signalled<ServerResponse>();
    const url = await serve((request, response) => {
      seen.push(request.url ?? "");
      if (seen.length === 1) first.tell(response);
      else answerJson(response, 200, {});
    });
    const wire = open(url, { connections: 1 });
    const hanging = wire.call({ ...post, path: "/first" });
    const response = await first.told;
    const stop = new AbortController();
    const waiting = wire.call({ ...post, path: "/second" }, stop.signal);
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    expect(await waiting).toMatchObject({ kind: "not_sent" });
    answerJson(response, 200, {});
    expect(await hanging).toMatchObject({ kind: "response" });
    expect(await wire.call({ ...post, path: "/third" })).toMatchObject({ kind: "response" });
    expect(seen).toEqual(["/api/v2/first", "/api/v2/third"]);
  });

  it("is not sent where it may not be sent any more when its turn comes", async () => {
    const seen: string[] = [];
    const first = signalled<ServerResponse>();
    const url = await serve((request, response) => {
      seen.push(request.method ?? "");
      if (request.method === "GET") first.tell(response);
      else answerJson(response, 200, {});
    });
    let may = true;
    const wire = open(url, { connections: 1, mayCall: () => may });
    const busy = wire.call(get);
    const waiting = wire.call(post);
    const response = await first.told;
    may = false;
    answerJson(response, 200, {});
    expect(await busy).toMatchObject({ kind: "response", status: 200 });
    expect(await waiting).toMatchObject({ kind: "not_sent" });
    may = true;
    expect(await wire.call(post)).toMatchObject({ kind: "response", status: 200 });
    expect(seen).toEqual(["GET", "POST"]);
  });

  it("is called off at whatever step of its way it is", async () => {
    const has = signalled<ServerResponse>();
    const url = await serve((_request, response) => has.tell(response));
    const wire = open(url, { connections: 1 });
    const first = wire.call(post);
    const response = await has.told;
    for (let steps = 0; steps < 12; steps++) {
      const stop = new AbortController();
      const waiting = wire.call(post, stop.signal);
      for (let step = 0; step < steps; step++) await Promise.resolve();
      stop.abort();
      expect(await waiting).toMatchObject({ kind: "not_sent" });
    }
    answerJson(response, 200, {});
    expect(await first).toMatchObject({ kind: "response" });
  });

  it("is not sent after the wire was closed", async () => {
    const url = await serve((_request, response) => answerJson(response, 200, {}));
    const wire = open(url);
    await wire.call(get);
    await wire.close();
    expect(await wire.call(post)).toMatchObject({ kind: "not_sent" });
  });
});

describe("a call that may have arrived", () => {
  it("is lost where the connection is reset before the answer", async () => {
    const url = await serve((request) => request.socket.resetAndDestroy());
    expect(await open(url).call(post)).toMatchObject({
      kind: "lost",
      reason: expect.stringContaining("ended before the answer was complete"),
    });
  });

  it("is lost where the connection is closed before the answer", async () => {
    const url = await serve((request) => request.socket.end());
    expect(await open(url).call(post)).toMatchObject({ kind: "lost" });
  });

  it("is lost where the answer stops half way, even with a good status", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": 100 });
      response.write('{"data":', () => response.destroy());
    });
    expect(await open(url).call(post)).toMatchObject({ kind: "lost" });
  });

  it("is lost where the other side does not speak HTTP", async () => {
    const port = await listen(
      createTcpServer((socket) => socket.once("data", () => socket.end("220 mail.acme.test\r\n"))),
    );
    expect(await open(`http://127.0.0.1:${port}`).call(post)).toMatchObject({ kind: "lost" });
  });

  it("is lost where no answer comes in time", async () => {
    const url = await serve(() => {});
    const reply = await open(url, { timeouts: { total: 50 } }).call(post);
    expect(reply).toMatchObject({
      kind: "lost",
      reason: expect.stringMatching(/^127\.0\.0\.1:\d+ did not answer within 0\.05 s\.$/),
    });
  });

  it("is lost where the answer begins and never ends", async () => {
    const url = await serve((_request, response) => response.writeHead(200).write("{"));
    expect(await open(url, { timeouts: { total: 50 } }).call(post)).toMatchObject({ kind: "lost" });
  });

  it("is seen to its end where it is called off after the server has it: giving up would leave a doubt", async () => {
    const has = signalled<ServerResponse>();
    const url = await serve((_request, response) => has.tell(response));
    const stop = new AbortController();
    const call = open(url).call(post, stop.signal);
    const response = await has.told;
    stop.abort();
    answerJson(response, 200, { done: true });
    expect(await call).toMatchObject({ kind: "response", body: { done: true } });
  });
});
