import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { accessReader } from "./access.server";
import { type Account, commit, openAccount } from "./account.server";
import { control } from "./control";
import { Delays } from "./delays";
import { type Outlet, serveCall, type WireAnswer } from "./exchange.server";
import { journaledAccounts } from "./journal.server";
import { envelope } from "./reply";
import { type Complain, Turn } from "./turn";

export type SandboxOptions = {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** Where the accounts' journals are kept; undefined keeps everything in memory. */
  directory?: string;
  /** The clock, in epoch milliseconds. */
  now?: () => number;
  /** Where a fault of the sandbox itself is told; standard error unless given. */
  complain?: Complain;
};

export type Sandbox = { url: string; close(): Promise<void> };

const API = "/api/v2";
const CONTROL = "/sandbox";
const LARGEST_BODY_BYTES = 1 << 20;
const JSON_TYPE = "application/json";

function give(response: ServerResponse, { status, contentType, body, retryAfter }: WireAnswer): void {
  const headers: Record<string, string | number> = {
    "Content-Type": contentType,
    "Content-Length": Buffer.byteLength(body),
  };
  if (retryAfter !== undefined) headers["Retry-After"] = retryAfter;
  response.writeHead(status, headers);
  response.end(body);
}

function complainToStderr(sentence: string, error: unknown): void {
  process.stderr.write(`${sentence} ${error instanceof Error ? error.stack : error}\n`);
}

function refusal(status: number, message: string): { status: number; body: string } {
  return { status, body: envelope({ status, message }) };
}

/** Reads a body to its end; undefined where it is too large. */
function readBody(request: IncomingMessage, done: (text: string | undefined) => void): void {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) {
    done("");
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
  });
  request.on("end", () => {
    const [first] = chunks;
    if (bytes > LARGEST_BODY_BYTES) done(undefined);
    else done(chunks.length === 1 && first ? first.toString("utf8") : Buffer.concat(chunks).toString("utf8"));
  });
}

/**
 * Starts a PartnerStack of one's own: API v2 below /api/v2 and the control API below /sandbox, both with Basic
 * credentials of an account (`sandboxKeys`). Rejects where the port is taken or a journal cannot be read.
 */
export async function startSandbox({
  port,
  host,
  directory,
  now = Date.now,
  complain = complainToStderr,
}: SandboxOptions): Promise<Sandbox> {
  const accounts = new Map<string, Account>();
  const delays = new Delays();
  const turn = new Turn(complain);
  const readAccess = accessReader();

  function accountOf(name: string): Account {
    const open = accounts.get(name);
    if (open) return open;
    const account = openAccount(name, directory, turn);
    accounts.set(name, account);
    return account;
  }

  function closeJournals(): void {
    for (const account of accounts.values()) account.journal.close();
    accounts.clear();
  }

  function sendInTurn(request: IncomingMessage, response: ServerResponse, answer: WireAnswer): void {
    turn.answer({ give: () => give(response, answer), withdraw: () => request.socket.destroy() });
  }

  /** The answer to a control call or to what is no call at all; undefined where the API call answers for itself. */
  function serve(request: IncomingMessage, response: ServerResponse, text: string | undefined) {
    const url = request.url ?? "/";
    const mark = url.indexOf("?");
    const path = mark === -1 ? url : url.slice(0, mark);
    const queryText = mark === -1 ? "" : url.slice(mark + 1);
    const method = request.method ?? "GET";
    if (method === "GET" && path === `${CONTROL}/health`) return { status: 200, body: '{"status":"ok"}' };
    const isApi = path.startsWith(`${API}/`);
    if (!isApi && !path.startsWith(`${CONTROL}/`)) return refusal(404, "Not Found");
    const access = readAccess(request.headers.authorization);
    if (!access) return refusal(401, "Unauthorized");
    if (text === undefined) return refusal(413, "The request body is too large");
    const account = accountOf(access.account);
    if (isApi) {
      const outlet: Outlet = {
        send: (answer) => sendInTurn(request, response, answer),
        drop: () => request.socket.destroy(),
      };
      const incoming = { mode: access.mode, method, path: path.slice(API.length), queryText, text };
      serveCall(account, incoming, outlet, { now, delays });
      return undefined;
    }
    const query = new URLSearchParams(queryText);
    const { state, calls } = account;
    const decision = control({
      state,
      calls,
      now: now(),
      method,
      path: path.slice(CONTROL.length),
      query,
      text,
    });
    if (decision.change) commit(account, decision.change);
    return { status: decision.status, body: JSON.stringify(decision.body) };
  }

  const server = createServer({ noDelay: true, keepAliveTimeout: 60_000 }, (request, response) => {
    readBody(request, (text) => {
      try {
        const answer = serve(request, response, text);
        if (answer) sendInTurn(request, response, { ...answer, contentType: JSON_TYPE });
      } catch (error) {
        complain("The sandbox could not answer a call.", error);
        const answer = refusal(500, "Internal Server Error");
        sendInTurn(request, response, { ...answer, contentType: JSON_TYPE });
      }
    });
  });

  if (directory !== undefined) for (const name of journaledAccounts(directory)) accountOf(name);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      closeJournals();
      reject(error);
    });
    server.listen(port, host, resolve);
  });
  const { port: listeningPort } = server.address() as AddressInfo;

  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    delays.close();
    closeJournals();
  }

  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${listeningPort}`, close };
}
