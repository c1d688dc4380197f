import { request } from "undici";
import type { CallPage, CustomerPage, Summary, TransactionPage } from "./control";
import type { KeyPair } from "./keys";
import type { Switches, SwitchesPatch } from "./switches";

/** `find` keeps the records with a key or an e-mail that has this text in it. */
export type PageOptions = { limit?: number; offset?: number; find?: string };
export type CallOptions = { limit?: number; method?: string; path?: string };

/** The control API of one sandbox account. */
export type SandboxClient = {
  switches(): Promise<Switches>;
  /** Changes the named switches and answers all of them; a fault set to null is off. */
  setSwitches(patch: SwitchesPatch): Promise<Switches>;
  /** Empties the account; switches return to their defaults unless they are kept. */
  reset(options?: { keepSwitches?: boolean }): Promise<void>;
  /** Newest first, records that the API hides included; 100 at a time, 10,000 at most. */
  customers(page?: PageOptions): Promise<CustomerPage>;
  transactions(page?: PageOptions): Promise<TransactionPage>;
  /** Newest first; `path` is the beginning of a path below /api/v2. */
  calls(options?: CallOptions): Promise<CallPage>;
  summary(): Promise<Summary>;
};

function queryOf(options: PageOptions & CallOptions): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : "";
}

/** Throws where the sandbox does not answer or refuses, with the reason that it gave. */
export function sandboxClient(url: string, keys: KeyPair): SandboxClient {
  const authorization = `Basic ${Buffer.from(`${keys.publicKey}:${keys.secretKey}`).toString("base64")}`;

  async function ask<T>(method: "GET" | "PATCH" | "POST", path: string, body?: unknown): Promise<T> {
    const answer = await request(`${url}/sandbox${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const reply = (await answer.body.json()) as T & { message?: string };
    if (answer.statusCode === 200) return reply;
    throw new Error(`The sandbox refused ${method} ${path} (${answer.statusCode}): ${reply.message}`);
  }

  return {
    switches: () => ask("GET", "/switches"),
    setSwitches: (patch) => ask("PATCH", "/switches", patch),
    reset: async (options = {}) => {
      await ask("POST", "/reset", options);
    },
    customers: (page = {}) => ask("GET", `/customers${queryOf(page)}`),
    transactions: (page = {}) => ask("GET", `/transactions${queryOf(page)}`),
    calls: (options = {}) => ask("GET", `/calls${queryOf(options)}`),
    summary: () => ask("GET", "/summary"),
  };
}
