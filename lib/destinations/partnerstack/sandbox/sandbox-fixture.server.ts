import { request } from "undici";
import { afterAll, beforeAll } from "vitest";
import { type KeyPair, sandboxKeys } from "./keys";
import { type SandboxClient, sandboxClient } from "./sandbox-client.server";
import { type Sandbox, startSandbox } from "./server.server";

/** The body is read loosely here: a test names what it expects of it. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  body: {
    message: string;
    status: number;
    data: Record<string, unknown> & { items: Record<string, unknown>[] };
  };
};

export type Api = (method: string, path: string, body?: unknown, signal?: AbortSignal) => Promise<Answer>;

export function basic({ publicKey, secretKey }: KeyPair): string {
  return `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString("base64")}`;
}

/** Calls the API below /api/v2. A text body goes out as it is, anything else as JSON. */
export function apiWith(url: string, authorization: string | undefined): Api {
  return async (method, path, body, signal) => {
    const answer = await request(`${url}/api/v2${path}`, {
      method: method as "GET",
      headers: { "content-type": "application/json", ...(authorization ? { authorization } : {}) },
      body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
      signal,
    });
    const text = await answer.body.text();
    const isJson = answer.headers["content-type"] === "application/json";
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
}

export type TestAccount = { name: string; test: Api; production: Api; control: SandboxClient };

export function accountAt(url: string, name: string): TestAccount {
  const test = sandboxKeys(name, "test");
  const production = sandboxKeys(name, "production");
  return {
    name,
    test: apiWith(url, basic(test)),
    production: apiWith(url, basic(production)),
    control: sandboxClient(url, test),
  };
}

/** A sandbox in memory for one test file, with a clock that only the tests move and a new account for each of them. */
export function useSandbox() {
  const clock = { now: Date.UTC(2026, 10, 23) };
  let sandbox: Sandbox | undefined;
  let accounts = 0;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: "127.0.0.1", now: () => clock.now });
  });
  afterAll(() => sandbox?.close());
  const url = () => sandbox?.url ?? "";
  return {
    clock,
    url,
    newAccount: (): TestAccount => {
      accounts += 1;
      return accountAt(url(), `t${accounts}`);
    },
  };
}

export const CUSTOMER = { customer_key: "acct_42", email: "jane@acme.test", partner_key: "gstest" };

export const TRANSACTION = { customer_external_key: "acct_42", amount: 19_900, currency: "USD" };
