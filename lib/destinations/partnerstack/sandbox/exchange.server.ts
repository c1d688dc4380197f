import { type Account, commit, work } from "./account.server";
import type { SeenCall } from "./calls";
import type { Delays } from "./delays";
import { type Course, courseOf, drawFault, SMOOTH_COURSE } from "./faults";
import type { Mode } from "./keys";
import { overLimitForMs, retryAfterHeader } from "./rate-limit";
import { envelope, type Reply } from "./reply";
import { matchRoute, type RouteMatch } from "./routes";

/** An authenticated call to the API, its body read to the end. */
export type Incoming = {
  mode: Mode;
  method: string;
  /** The path below /api/v2. */
  path: string;
  queryText: string;
  text: string;
};

export type WireAnswer = { status: number; contentType: string; body: string; retryAfter?: string };

/** The way back to the client. */
export type Outlet = {
  send(answer: WireAnswer): void;
  drop(): void;
};

export type Surroundings = { now: () => number; delays: Delays };

const JSON_TYPE = "application/json";
const BAD_GATEWAY =
  "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
const NO_QUERY = new URLSearchParams();

type Exchange = Surroundings & {
  account: Account;
  incoming: Incoming;
  match: RouteMatch;
  seen: SeenCall;
  outlet: Outlet;
};

function doWork({ account, incoming, match, now }: Exchange): Reply {
  const { mode, method, queryText, text } = incoming;
  const query = queryText === "" ? NO_QUERY : new URLSearchParams(queryText);
  return work(account, match, { mode, method, query, now: now() }, text);
}

function send(exchange: Exchange, status: number, body: string, retryAfterMs?: number): void {
  const { account, seen, outlet, now } = exchange;
  const retryAfter =
    retryAfterMs === undefined
      ? undefined
      : retryAfterHeader(account.state.switches.retryAfter, retryAfterMs, now());
  account.calls.settle(seen, status, body);
  outlet.send({ status, contentType: JSON_TYPE, body, retryAfter });
}

function doLater(exchange: Exchange, afterMs: number): void {
  const { account, delays } = exchange;
  const { resets } = account;
  const commitLate = () => {
    if (account.resets === resets) doWork(exchange);
  };
  delays.later(afterMs, commitLate, "run");
}

function give(exchange: Exchange, answer: Course["answer"], reply: Reply | undefined): void {
  const { account, seen, outlet } = exchange;
  switch (answer.kind) {
    case "reply":
      if (reply) send(exchange, reply.status, envelope(reply));
      break;
    case "refusal":
      send(exchange, answer.status, envelope(answer), answer.retryAfterMs);
      break;
    case "html":
      account.calls.settle(seen, 502, BAD_GATEWAY);
      outlet.send({ status: 502, contentType: "text/html", body: BAD_GATEWAY });
      break;
    case "without-data":
      send(exchange, 200, envelope({ status: 200, message: "OK" }));
      break;
    case "drop":
      account.calls.settle(seen, null, null);
      outlet.drop();
      break;
    case "hang":
      account.calls.settle(seen, null, null);
      break;
    default:
      answer satisfies never;
  }
}

function follow(exchange: Exchange, course: Course): void {
  const reply = course.work === "now" ? doWork(exchange) : undefined;
  give(exchange, course.answer, reply);
  if (typeof course.work === "object") doLater(exchange, course.work.afterMs);
}

/** Takes one call from its arrival to its answer, or to the accident that the switches ask for. */
export function serveCall(
  account: Account,
  incoming: Incoming,
  outlet: Outlet,
  surroundings: Surroundings,
): void {
  const { mode, method, path, queryText, text } = incoming;
  const match = matchRoute(path);
  const at = surroundings.now();
  const seen: SeenCall = {
    at,
    method,
    path,
    query: queryText,
    route: match.route,
    mode,
    fault: null,
    received: text,
    status: null,
    answered: null,
  };
  account.calls.add(seen);
  const exchange: Exchange = { account, incoming, match, seen, outlet, ...surroundings };
  const { switches } = account.state;
  const waitMs = overLimitForMs(account.rate, switches, at);
  if (waitMs !== undefined) {
    send(exchange, 429, envelope({ status: 429, message: "Too Many Requests" }), waitMs);
    return;
  }
  const fault = drawFault(account.faults, incoming, account.roll);
  if (fault) {
    seen.fault = fault.name;
    if (fault.rule.times !== null) commit(account, { kind: "fault-struck", fault: fault.name });
  }
  const course = fault ? courseOf(fault) : SMOOTH_COURSE;
  if (switches.latencyMs === 0) follow(exchange, course);
  else surroundings.delays.later(switches.latencyMs, () => follow(exchange, course), "forget");
}
