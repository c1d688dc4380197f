import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createApiKey } from "@/lib/commands/create-api-key";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs } from "@/lib/testing/test-person";
import { conflict, notFound } from "./problem";
import { publicRoute, type RouteHandler, route, streamRoute } from "./route";

useTestDatabase();

const address = "http://tributary.test/api/syncs";
const ours = { host: "tributary.test", origin: "http://tributary.test" };
const json = { "content-type": "application/json" };

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  query?: string;
  params?: Record<string, string>;
}

async function send(
  handler: RouteHandler,
  { method = "GET", headers, body, query = "", params = {} }: Sent = {},
) {
  const request = new Request(`${address}${query}`, { method, headers, body });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const saveLabel = route({
  action: "syncs.edit",
  params: z.object({ id: z.coerce.number().int().positive() }),
  input: z.object({ label: z.string().min(1, "Give it a name.") }),
  output: z.object({ id: z.number(), label: z.string(), by: z.string() }),
  status: 201,
  run: ({ actor, params, input }) => ({ id: params.id, label: input.label, by: actor.name }),
});

describe("route", () => {
  it("hands checked input, params and the actor on, and answers with the status it was given", async () => {
    const { actor, cookie } = await signInAs("editor");
    const sent = {
      method: "PUT",
      headers: { ...ours, ...json, cookie },
      body: '{"label":"Invoices"}',
      params: { id: "7" },
    };
    const answer = await send(saveLabel, sent);
    expect(answer).toMatchObject({ status: 201, body: { id: 7, label: "Invoices", by: actor.name } });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("lets nothing out that the contract does not name", async () => {
    const { cookie } = await signInAs("viewer");
    const leaky = route({
      action: "view",
      output: z.object({ name: z.string(), settings: z.object({ host: z.string() }) }),
      run: () => ({
        name: "Production",
        sealedSecret: "v1.abc",
        settings: { host: "db", password: "hunter2" },
      }),
    });
    expect((await send(leaky, { headers: { cookie } })).body).toEqual({
      name: "Production",
      settings: { host: "db" },
    });
  });

  it("writes counts of the database as numbers and dates as ISO text", async () => {
    const { cookie } = await signInAs("viewer");
    const counts = route({
      action: "view",
      output: z.object({
        records: z.number(),
        at: z.iso.datetime(),
        runs: z.array(z.object({ sent: z.number().nullable() })),
      }),
      run: () => ({
        records: 412n,
        at: new Date("2026-11-23T10:00:00Z"),
        runs: [{ sent: 3n }, { sent: null }],
      }),
    });
    expect((await send(counts, { headers: { cookie } })).body).toEqual({
      records: 412,
      at: "2026-11-23T10:00:00.000Z",
      runs: [{ sent: 3 }, { sent: null }],
    });
  });

  it("reads the query by its schema, and says what is wrong with it", async () => {
    const { cookie } = await signInAs("viewer");
    const list = route({
      action: "view",
      query: z.object({
        page: z.coerce.number().int().min(1).default(1),
        status: z.array(z.string()).or(z.string()).optional(),
      }),
      output: z.json(),
      run: ({ query }) => query,
    });
    const ask = (query: string) => send(list, { headers: { cookie }, query });
    expect((await ask("?status=new&status=old")).body).toEqual({ page: 1, status: ["new", "old"] });
    expect(await ask("?page=0")).toMatchObject({
      status: 422,
      body: { error: { fields: { page: "This must be 1 or more." } } },
    });
  });

  it("refuses who is not signed in, and whose role is too low, before it reads the body", async () => {
    const sent = { method: "PUT", headers: { ...ours, ...json }, body: "{", params: { id: "7" } };
    expect(await send(saveLabel, sent)).toMatchObject({
      status: 401,
      body: { error: { code: "unauthorized" } },
    });
    const { cookie } = await signInAs("operator");
    expect(await send(saveLabel, { ...sent, headers: { ...sent.headers, cookie } })).toMatchObject({
      status: 403,
      body: { error: { code: "forbidden", message: "This needs the role Editor; yours is Operator." } },
    });
  });

  it("refuses a change from a page of another site, but lets it read and lets an API key through", async () => {
    const { cookie } = await signInAs("editor");
    const evil = { ...json, host: "tributary.test", origin: "http://evil.example" };
    const sent = { method: "PUT", body: '{"label":"Mine now"}', params: { id: "7" } };
    expect(await send(saveLabel, { ...sent, headers: { ...evil, cookie } })).toMatchObject({
      status: 403,
      body: { error: { code: "other_origin" } },
    });
    const look = route({ action: "view", output: z.object({ ok: z.boolean() }), run: () => ({ ok: true }) });
    expect(await send(look, { headers: { ...evil, cookie } })).toMatchObject({ status: 200 });
    const { token } = await createApiKey(testActor(), "Airflow");
    const withKey = {
      ...evil,
      "content-type": "application/json;version=2",
      authorization: `Bearer ${token}`,
    };
    expect(await send(saveLabel, { ...sent, headers: withKey })).toMatchObject({
      status: 201,
      body: { by: "API key Airflow" },
    });
  });

  it("answers 404 for a path that cannot be one of ours", async () => {
    const { cookie } = await signInAs("editor");
    const sent = { method: "PUT", headers: { ...ours, ...json, cookie }, body: '{"label":"x"}' };
    expect(await send(saveLabel, { ...sent, params: { id: "7; DROP" } })).toMatchObject({ status: 404 });
  });

  it("says what is wrong with which field", async () => {
    const { cookie } = await signInAs("editor");
    const headers = { ...ours, ...json, cookie };
    for (const body of ['{"label":""}', "[]"]) {
      const answer = await send(saveLabel, { method: "PUT", headers, body, params: { id: "7" } });
      expect(answer).toMatchObject({ status: 422, body: { error: { code: "invalid" } } });
    }
    const empty = await send(saveLabel, { method: "PUT", headers: { ...ours, cookie }, params: { id: "7" } });
    expect(empty.body.error).toEqual({
      code: "invalid",
      message: "label: This is required.",
      fields: { label: "This is required." },
    });
  });

  it("refuses a body that is not JSON, not labelled as JSON, or too large", async () => {
    const { cookie } = await signInAs("editor");
    const put = (body: string, type: string) =>
      send(saveLabel, {
        method: "PUT",
        headers: { ...ours, cookie, "content-type": type },
        body,
        params: { id: "7" },
      });
    expect(await put("{label}", "application/json")).toMatchObject({
      status: 400,
      body: { error: { code: "bad_json" } },
    });
    expect(await put("label=x", "application/x-www-form-urlencoded")).toMatchObject({ status: 415 });
    const novel = JSON.stringify({ label: "x".repeat(1024 * 1024) });
    expect(await put(novel, "application/json")).toMatchObject({
      status: 413,
      body: { error: { message: "The body is larger than 1 MiB, the most that is taken here." } },
    });
  });

  it.each(["returned", "thrown"])("turns a Problem that is %s into the answer", async (how) => {
    const { cookie } = await signInAs("viewer");
    const busy = route({
      action: "view",
      output: z.object({ ok: z.boolean() }),
      run: () => {
        const problem = conflict("A run of this sync is going on.", "Wait for it, or cancel it.");
        if (how === "thrown") throw problem;
        return problem;
      },
    });
    expect(await send(busy, { headers: { cookie } })).toMatchObject({
      status: 409,
      body: {
        error: {
          code: "conflict",
          message: "A run of this sync is going on.",
          hint: "Wait for it, or cancel it.",
        },
      },
    });
  });

  it.each([
    ["a fault", () => Promise.reject(new Error("relation secret_table at /srv/app/lib/x.ts:3"))],
    [
      "an answer that breaks the contract",
      () => Promise.resolve({ ok: "secret_table" as unknown as boolean }),
    ],
  ])("says of %s that it is ours, with a reference and without details", async (_name, run) => {
    const { cookie } = await signInAs("viewer");
    const faulty = route({ action: "view", output: z.object({ ok: z.boolean() }), run });
    const { status, body } = await send(faulty, { headers: { cookie } });
    expect(status).toBe(500);
    expect(body.error.message).toBe("This did not work because of a fault inside Tributary.");
    expect(body.error.hint).toMatch(/reference [0-9a-f]{8}\.$/);
    expect(JSON.stringify(body)).not.toMatch(/secret_table|\.ts|Error/);
  });

  it("says that the database is away when it is", async () => {
    const { cookie } = await signInAs("viewer");
    const away = route({
      action: "view",
      output: z.object({ ok: z.boolean() }),
      run: () =>
        Promise.reject(
          Object.assign(new Error("connect ECONNREFUSED 10.0.0.5:5432"), { code: "ECONNREFUSED" }),
        ),
    });
    const { status, body } = await send(away, { headers: { cookie } });
    expect(status).toBe(503);
    expect(body.error.message).toBe("Tributary cannot reach its database at the moment.");
    expect(JSON.stringify(body)).not.toContain("10.0.0.5");
  });
});

describe("publicRoute", () => {
  const greet = publicRoute({
    input: z.object({ name: z.string() }),
    output: z.object({ hello: z.string() }),
    run: ({ input }) => (input.name === "nobody" ? notFound("This person") : { hello: input.name }),
  });
  const post = (name: string, headers: Record<string, string> = ours) =>
    send(greet, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify({ name }) });

  it("serves who is not signed in", async () => {
    expect(await post("Ada")).toMatchObject({ status: 200, body: { hello: "Ada" } });
    expect(await post("nobody")).toMatchObject({ status: 404 });
  });

  it("refuses other sites all the same", async () => {
    expect(await post("Ada", { host: "tributary.test", origin: "http://evil.example" })).toMatchObject({
      status: 403,
    });
  });
});

describe("streamRoute", () => {
  const upload = streamRoute({
    action: "sources.edit",
    params: z.object({ id: z.coerce.number() }),
    limit: 2048,
    run: async ({ params, body }) => {
      const bytes = body ? (await new Response(body).arrayBuffer()).byteLength : 0;
      return bytes === 0
        ? conflict("The file is empty.")
        : new Response(JSON.stringify({ id: params.id, bytes }));
    },
  });
  const post = async (bytes: number) => {
    const { cookie } = await signInAs("owner");
    const body = bytes === 0 ? undefined : "x".repeat(bytes);
    return send(upload, {
      method: "POST",
      headers: { ...ours, cookie, "content-type": "text/csv" },
      body,
      params: { id: "3" },
    });
  };

  it("hands the bytes on as they come", async () => {
    expect(await post(2048)).toMatchObject({ status: 200, body: { id: 3, bytes: 2048 } });
  });

  it("lets nobody keep the answer", async () => {
    expect((await post(2048)).headers.get("cache-control")).toBe("private, no-store");
  });

  it("cuts off what is larger than it may be, whatever the header claims", async () => {
    expect(await post(2049)).toMatchObject({
      status: 413,
      body: { error: { message: expect.stringContaining("2 KiB") } },
    });
  });

  it("turns a Problem into the answer", async () => {
    expect(await post(0)).toMatchObject({ status: 409 });
  });
});
