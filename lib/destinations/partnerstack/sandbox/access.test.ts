import { request } from "undici";
import { expect, test } from "vitest";
import { sandboxKeys } from "./keys";
import { apiWith, basic, CUSTOMER, useSandbox } from "./sandbox-fixture.server";

const sandbox = useSandbox();

test("row 1: no credentials, a wrong secret, a foreign secret or a Bearer token are answered 401", async () => {
  const keys = sandboxKeys("acme", "test");
  const headers = [
    undefined,
    basic({ ...keys, secretKey: "sk_sandbox_acme_tesT" }),
    basic({ ...keys, secretKey: sandboxKeys("acme", "production").secretKey }),
    basic(sandboxKeys("ACME", "test")),
    basic(sandboxKeys("a".repeat(41), "test")),
    `Bearer ${keys.secretKey}`,
    `Basic ${Buffer.from(keys.publicKey).toString("base64")}`,
  ];
  for (const header of headers) {
    const answer = await apiWith(sandbox.url(), header)("GET", "/customers");
    expect(answer.body).toEqual({ message: "Unauthorized", status: 401 });
    expect(answer.status).toBe(401);
  }
});

test("any account name opens a test pair and a production pair without being registered", async () => {
  const account = sandbox.newAccount();
  expect((await account.test("GET", "/partnerships?limit=1")).status).toBe(200);
  expect((await account.production("GET", "/partnerships?limit=1")).status).toBe(200);
});

test("two accounts see nothing of each other, neither records nor switches nor calls", async () => {
  const one = sandbox.newAccount();
  const other = sandbox.newAccount();
  await one.control.setSwitches({ createdStatus: "201" });
  expect((await one.test("POST", "/customers", CUSTOMER)).status).toBe(201);
  expect((await other.test("GET", "/customers/acct_42")).status).toBe(404);
  expect((await other.test("POST", "/customers", CUSTOMER)).status).toBe(200);
  const keyOf = async (account: typeof one) => (await account.control.customers()).customers[0]?.key;
  expect(await keyOf(one)).not.toBe(await keyOf(other));
  expect((await one.control.calls()).calls).toHaveLength(1);
});

test("row 2: the call over the limit is answered 429 until the window of a minute ends", async () => {
  const account = sandbox.newAccount();
  sandbox.clock.now = Date.UTC(2026, 10, 23, 9, 0, 12, 300);
  await account.control.setSwitches({ rateLimitPerMinute: 3 });
  expect((await account.test("GET", "/customers")).status).toBe(200);
  expect((await account.test("GET", "/customers")).status).toBe(200);
  expect((await account.production("GET", "/customers")).status).toBe(200);
  const refused = await account.test("GET", "/customers");
  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({ message: "Too Many Requests", status: 429 });
  expect(refused.headers["retry-after"]).toBeUndefined();
  sandbox.clock.now = Date.UTC(2026, 10, 23, 9, 0, 59, 999);
  expect((await account.test("GET", "/customers")).status).toBe(429);
  sandbox.clock.now += 1;
  expect((await account.test("GET", "/customers")).status).toBe(200);
});

test("row 2: Retry-After tells the rest of the window in seconds or as a date, as the switch says", async () => {
  const account = sandbox.newAccount();
  sandbox.clock.now = Date.UTC(2026, 10, 23, 9, 30, 12, 300);
  await account.control.setSwitches({ rateLimitPerMinute: 1, retryAfter: "seconds" });
  await account.test("GET", "/customers");
  expect((await account.test("GET", "/customers")).headers["retry-after"]).toBe("48");
  await account.control.setSwitches({ retryAfter: "date" });
  const dated = await account.test("GET", "/customers");
  expect(dated.headers["retry-after"]).toBe("Mon, 23 Nov 2026 09:31:00 GMT");
});

test("row 2: a shorter window allows its share of the minute in each window", async () => {
  const account = sandbox.newAccount();
  sandbox.clock.now = Date.UTC(2026, 10, 23, 10);
  await account.control.setSwitches({ rateLimitPerMinute: 120, rateLimitWindowMs: 1_000 });
  const statuses = async () => {
    const seen: number[] = [];
    for (let call = 0; call < 3; call += 1) seen.push((await account.test("GET", "/customers")).status);
    return seen;
  };
  expect(await statuses()).toEqual([200, 200, 429]);
  sandbox.clock.now += 1_000;
  expect(await statuses()).toEqual([200, 200, 429]);
});

test("row 2: the limit is 4,000 a minute to begin with, and null switches it off", async () => {
  const account = sandbox.newAccount();
  sandbox.clock.now = Date.UTC(2026, 10, 23, 11);
  const call = () => account.test("GET", "/partnerships/gstest");
  for (let block = 0; block < 40; block += 1) {
    const answers = await Promise.all(Array.from({ length: 100 }, call));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
  }
  expect((await call()).status).toBe(429);
  await account.control.setSwitches({ rateLimitPerMinute: null });
  expect((await call()).status).toBe(200);
});

test("row 3: an unknown path is answered 404 and a wrong method 405, or 404 by switch", async () => {
  const account = sandbox.newAccount();
  for (const path of ["/links", "/customers/", "/customers/a/b", "/customers/%ZZ", "/toString"]) {
    expect((await account.test("GET", path)).status).toBe(404);
  }
  expect((await account.test("PUT", "/customers")).status).toBe(405);
  expect((await account.test("GET", "/actions")).status).toBe(405);
  await account.control.setSwitches({ methodNotAllowed: "404" });
  expect((await account.test("PUT", "/customers")).status).toBe(404);
});

test("row 4: a body that is not JSON is answered 400, and so is a body that is no object", async () => {
  const account = sandbox.newAccount();
  for (const text of ["", "{", "not json"]) {
    const answer = await account.test("POST", "/customers", text);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ message: "The request body is not valid JSON", status: 400 });
  }
  const list = await account.test("POST", "/customers", "[1]");
  expect(list.body.message).toBe("[1] is not of type 'object'");
});

test("a body of more than a megabyte is answered 413", async () => {
  const account = sandbox.newAccount();
  const answer = await account.test("POST", "/customers", { name: "x".repeat(1 << 20) });
  expect(answer.status).toBe(413);
});

test("health answers without keys, and a path outside of both APIs is not found", async () => {
  expect((await request(`${sandbox.url()}/sandbox/health`)).statusCode).toBe(200);
  expect((await request(`${sandbox.url()}/`)).statusCode).toBe(404);
  expect((await request(`${sandbox.url()}/sandbox/switches`)).statusCode).toBe(401);
});
