import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ApiError, api } from "./client";

const answers: Record<string, { status: number; body: string }> = {
  "/good": { status: 200, body: '{"name":"Chinook","secret":"x"}' },
  "/refused": {
    status: 422,
    body: '{"error":{"code":"invalid","message":"Give it a name.","fields":{"name":"Give it a name."}}}',
  },
  "/hinted": {
    status: 409,
    body: '{"error":{"code":"conflict","message":"A run is going on.","hint":"Wait for it."}}',
  },
  "/proxy": { status: 502, body: "<html>Bad Gateway</html>" },
  "/page": { status: 200, body: "<html>Sign in to the network</html>" },
};

let buildOfAnswers: string | undefined;
let server: Server;
let base: string;
let last: { method: string | undefined; type: string | undefined; body: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    last = { method: request.method, type: request.headers["content-type"], body: await text(request) };
    if (request.url === "/silent") return;
    const { status, body } = answers[request.url ?? ""] ?? { status: 404, body: "" };
    response
      .writeHead(status, buildOfAnswers === undefined ? {} : { "x-tributary-build": buildOfAnswers })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function text(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}

async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error;
  throw new Error("The call was expected to fail with an ApiError.");
}

describe("api", () => {
  it("gives the answer", async () => {
    expect(await api.get(`${base}/good`)).toEqual({ name: "Chinook", secret: "x" });
  });

  it("sends a body as JSON, and no content type without one", async () => {
    await api.post(`${base}/good`, { a: 1 });
    expect(last).toEqual({ method: "POST", type: "application/json", body: '{"a":1}' });
    await api.delete(`${base}/good`);
    expect(last).toEqual({ method: "DELETE", type: undefined, body: "" });
  });

  it("throws what the server refused, field by field", async () => {
    const error = await failureOf(api.post(`${base}/refused`, {}));
    expect(error).toMatchObject({
      status: 422,
      code: "invalid",
      message: "Give it a name.",
      fields: { name: "Give it a name." },
    });
  });

  it("passes the hint on", async () => {
    expect(await failureOf(api.get(`${base}/hinted`))).toMatchObject({
      status: 409,
      hint: "Wait for it.",
      fields: {},
    });
  });

  it("says plainly that something in between answered", async () => {
    const error = await failureOf(api.get(`${base}/proxy`));
    expect(error).toMatchObject({ status: 502, code: "unreadable_answer" });
    expect(error.message).toContain("status 502");
    expect(error.message).not.toContain("<html>");
  });

  it("says plainly that a good answer is no answer of ours", async () => {
    expect((await failureOf(api.get(`${base}/page`))).hint).toContain("Reload the page");
  });

  it.each([
    ["of another build", "b2"],
    ["of something in between", undefined],
  ])("asks for a reload when the answer is %s", async (_whose, from) => {
    vi.stubEnv("TRIBUTARY_BUILD", "b1");
    vi.resetModules();
    const { api: built } = await import("./client");
    buildOfAnswers = from;
    await expect(built.get(`${base}/good`)).rejects.toMatchObject({
      code: "unreadable_answer",
      hint: expect.stringContaining("Reload the page"),
    });
    buildOfAnswers = "b1";
    expect(await built.get(`${base}/good`)).toMatchObject({ name: "Chinook" });
    buildOfAnswers = undefined;
    vi.unstubAllEnvs();
  });

  it("says plainly that nobody answered", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    expect(await failureOf(api.get(`http://127.0.0.1:${port}/`))).toMatchObject({
      status: 0,
      code: "no_answer",
      message: "Tributary did not answer.",
    });
  });

  it("leaves an abort an abort", async () => {
    const stop = new AbortController();
    const call = api.get(`${base}/silent`, { signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});
