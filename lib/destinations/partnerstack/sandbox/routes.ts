import { createAction } from "./actions";
import type { Call } from "./call";
import { createCustomer, deleteCustomer, readCustomer, updateCustomer } from "./customers";
import { listCustomers } from "./list-customers";
import { listPartnerships, readPartnership } from "./partnerships";
import { type Decision, invalid, refused } from "./reply";
import { createTransaction, deleteTransaction, listTransactions } from "./transactions";

type Handlers = Record<string, (call: Call) => Decision>;

const ROUTES: Record<string, Handlers> = {
  "/customers": { GET: listCustomers, POST: createCustomer },
  "/customers/{key}": { GET: readCustomer, PATCH: updateCustomer, DELETE: deleteCustomer },
  "/transactions": { GET: listTransactions, POST: createTransaction },
  "/transactions/{key}": { DELETE: deleteTransaction },
  "/partnerships": { GET: listPartnerships },
  "/partnerships/{key}": { GET: readPartnership },
  "/actions": { POST: createAction },
};

export type RouteMatch = { route: string; key: string };

const NO_ROUTE: RouteMatch = { route: "(no such path)", key: "" };

/** The route of a path below /api/v2 and the key in it; a key may hold an encoded slash. */
export function matchRoute(path: string): RouteMatch {
  const slash = path.indexOf("/", 1);
  if (slash === -1) return Object.hasOwn(ROUTES, path) ? { route: path, key: "" } : NO_ROUTE;
  const route = `${path.slice(0, slash)}/{key}`;
  const encodedKey = path.slice(slash + 1);
  if (!Object.hasOwn(ROUTES, route) || encodedKey === "" || encodedKey.includes("/")) return NO_ROUTE;
  try {
    return { route, key: decodeURIComponent(encodedKey) };
  } catch {
    return NO_ROUTE;
  }
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What a call comes to. `text` is the body as it arrived, read as JSON by the methods that have one. */
export function decide(match: RouteMatch, call: Omit<Call, "key" | "body">, text: string): Decision {
  const handlers = ROUTES[match.route];
  if (!handlers) return refused(404, "Not Found");
  const handler = Object.hasOwn(handlers, call.method) ? handlers[call.method] : undefined;
  const { switches } = call.state;
  if (!handler) {
    return switches.methodNotAllowed === "405"
      ? refused(405, "Method Not Allowed")
      : refused(404, "Not Found");
  }
  if (call.method !== "POST" && call.method !== "PATCH") {
    return handler({ ...call, key: match.key, body: undefined });
  }
  const body = parsed(text);
  if (!body) return invalid(switches, "The request body is not valid JSON");
  return handler({ ...call, key: match.key, body: body.value });
}
