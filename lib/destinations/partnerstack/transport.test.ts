import type { ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Reply } from "@/lib/core/outcome";
import { noPace } from "@/lib/core/ports";
import { answerJson, closeAll, get, open, post, serve, signalled, textOf } from "./test-server.server";

afterEach(closeAll);

describe("a call", () => {
  it("carries the keys as Basic credentials and the body as JSON", async () => {
    const url = await serve(async (request, response) => {
      const { method, url: path, headers } = request;
      const { authorization, accept, "content-type": type } = headers;
      answerJson(response, 200, {
        method,
        path,
        user: atob(authorization?.slice(6) ?? "").slice(0, 5),
        accept,
        type,
        body: await textOf(request),
      });
    });
    const wire = open(url);
    expect(await wire.call(post)).toMatchObject({
      kind: "response",
      status: 200,
      body: {
        method: "POST",
        path: "/api/v2/transactions",
        user: "pk_1:",
        accept: "application/json",
        type: "application/json",
        body: '{"amount":198,"note":"é"}',
      },
    });
    const reply = await wire.call(get);
    expect(reply).toMatchObject({
      body: { method: "GET", path: "/api/v2/customers/acct%2F42?limit=1", body: "" },
    });
    expect(reply).not.toHaveProperty("body.type");
  });

  it("keeps its connections for the calls that follow", async () => {
    const sockets = new Set<unknown>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      answerJson(response, 200, {});
    });
    const wire = open(url);
    for (let at = 0; at < 50; at++) await wire.call(get);
    // A connection is free again one turn of the event loop after its answer, so the next call may open a second.
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  it("opens no more connections than it may", async () => {
    const sockets = new Set<unknown>();
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      setImmediate(() => answerJson(response, 200, {}));
    });
    const wire = open(url, { connections: 2 });
    const replies = await Promise.all(Array.from({ length: 20 }, () => wire.call(get)));
    expect(replies.every(({ kind }) => kind === "response")).toBe(true);
    expect(sockets.size).toBeLessThanOrEqual(2);
  });

  it.each([200, 204, 302, 404, 429, 500, 503])("hands status %i over as it came", async (status) => {
    const url = await serve((_request, response) => response.writeHead(status).end());
    expect(await open(url).call(post)).toMatchObject({ kind: "response", status, body: undefined, text: "" });
  });

  it("keeps the text of an answer that is no JSON", async () => {
    const url = await serve((_request, response) => response.writeHead(502).end("<html>Bad Gateway</html>"));
    expect(await open(url).call(get)).toMatchObject({
      kind: "response",
      status: 502,
      body: undefined,
      text: "<html>Bad Gateway</html>",
    });
  });

  it("takes the answer that follows early hints", async () => {
    const url = await serve((_request, response) => {
      response.writeEarlyHints({ link: "</style.css>; rel=preload" });
      answerJson(response, 200, { late: true });
    });
    expect(await open(url).call(get)).toMatchObject({ kind: "response", status: 200, body: { late: true } });
  });

  it("reads Retry-After in seconds and as a date", async () => {
    const headers: Record<string, string>[] = [
      { "Retry-After": "3" },
      { "Retry-After": "Mon, 23 Nov 2026 20:00:30 GMT", Date: "Mon, 23 Nov 2026 20:00:00 GMT" },
      {},
    ];
    const url = await serve((_request, response) => answerJson(response, 429, {}, headers.shift()));
    const wire = open(url);
    expect(await wire.call(get)).toMatchObject({ retryAfterMs: 3_000 });
    expect(await wire.call(get)).toMatchObject({ retryAfterMs: 30_000 });
    expect(await wire.call(get)).not.toHaveProperty("retryAfterMs");
  });

  it("stops reading an answer that has no end", async () => {
    const url = await serve((_request, response) => {
      const more = () => {
        while (response.writable && response.write("x".repeat(65_536))) {}
      };
      response.on("drain", more);
      more();
    });
    const reply = await open(url).call(get);
    expect(reply).toMatchObject({ kind: "response", status: 200, body: undefined });
    expect(reply.kind === "response" && reply.text.length).toBe(4_194_304);
  });

  it("shows the keys to nobody, not even where a server repeats what it was sent", async () => {
    const url = await serve((request, response) =>
      answerJson(response, 401, { message: request.headers.authorization, secret: "sk_very_secret" }),
    );
    const reply = await open(url).call(get);
    const shown = JSON.stringify(reply);
    expect(reply).toMatchObject({ body: { message: "Basic [redacted]", secret: "[redacted]" } });
    expect(shown).not.toContain(btoa("pk_1:sk_very_secret"));
    expect(shown).not.toContain("sk_very_secret");
  });
});

describe("the wire", () => {
  it("tells the truth about every call while connections end at every moment, and sends none twice", async () => {
    const arrived = new Map<string, number>();
    let turn = 0;
    const url = await serve(async (request, response) => {
      const path = request.url ?? "";
      arrived.set(path, (arrived.get(path) ?? 0) + 1);
      turn += 1;
      if (turn % 7 === 0) return void request.socket.resetAndDestroy();
      if (turn % 7 === 1) return void request.socket.end();
      await textOf(request).catch(() => "");
      if (turn % 7 === 2)
        return void response.writeHead(200, { "Content-Length": 9 }).write("{", () => response.destroy());
      if (turn % 7 === 3) response.shouldKeepAlive = false;
      answerJson(response, 200, { path });
      // The other side may close a kept connection just when the next call is written to it.
      if (turn % 7 === 4) request.socket.end();
    });
    const wire = open(url, { connections: 8 });
    const replies = await Promise.all(
      Array.from({ length: 400 }, async (_, at): Promise<[string, Reply]> => {
        const path = `/transactions/${at}`;
        return [`/api/v2${path}`, await wire.call({ ...post, path })];
      }),
    );
    const lies = replies.filter(([path, reply]) => {
      const times = arrived.get(path) ?? 0;
      if (reply.kind === "response") return times !== 1 || (reply.body as { path: string }).path !== path;
      return reply.kind === "lost" ? times > 1 : times > 0;
    });
    expect(lies).toEqual([]);
    const kinds = new Set(replies.map(([, { kind }]) => kind));
    expect(kinds.has("response") && kinds.has("lost")).toBe(true);
  });

  it("waits for the pace before every call", async () => {
    const turns: string[] = [];
    const url = await serve((_request, response) => {
      turns.push("call");
      answerJson(response, 200, {});
    });
    const wire = open(url, { pace: { ...noPace, take: async () => void turns.push("pace") } });
    await wire.call(get);
    await wire.call(get);
    expect(turns).toEqual(["pace", "call", "pace", "call"]);
  });

  it("tells the pace which calls were refused for coming too fast, and which were not", async () => {
    const told: unknown[] = [];
    const statuses = [200, 429, 500];
    const url = await serve((_request, response) => {
      const status = statuses.shift() ?? 200;
      answerJson(response, status, {}, status === 429 ? { "Retry-After": "2" } : {});
    });
    const pace = {
      ...noPace,
      accepted: () => void told.push("accepted"),
      refused: ({ retryAfterMs }: { retryAfterMs?: number }) => void told.push(retryAfterMs),
    };
    const wire = open(url, { pace });
    for (let call = 0; call < 3; call++) await wire.call(get);
    expect(told).toEqual(["accepted", 2_000, "accepted"]);
  });

  it("lets a fault of the pace through, because that is no fault of the network", async () => {
    const url = await serve((_request, response) => answerJson(response, 200, {}));
    const wire = open(url, { pace: { ...noPace, take: () => Promise.reject(new Error("no database")) } });
    await expect(wire.call(get)).rejects.toThrow("no database");
  });

  it("closes after the calls under way", async () => {
    const has = signalled<ServerResponse>();
    const url = await serve((_request, response) => has.tell(response));
    const wire = open(url);
    const call = wire.call(get);
    const response = await has.told;
    const closed = wire.close();
    answerJson(response, 200, { done: true });
    expect(await call).toMatchObject({ kind: "response", body: { done: true } });
    await closed;
  });
});
