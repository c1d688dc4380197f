import type { JsonObject } from "@/lib/core/json";
import type { ApiRequest, Reply } from "@/lib/core/outcome";
import type { DestinationWire } from "@/lib/core/ports";
import { credentialCheck } from "./credential-check";
import { propertiesOf } from "./custom-properties";
import { pathWithQuery } from "./paths";
import { isHtml, keysRefusedReason, messageOf, quote, type ReadList, readList } from "./replies";
import type { Mode as SandboxMode } from "./sandbox/keys";

/** One line of the test, as the dialog shows it: a green check, or the reason in plain words. */
export interface ConnectionCheck {
  label: string;
  ok: boolean;
  detail: string;
}

export interface ConnectionTest {
  ok: boolean;
  checks: ConnectionCheck[];
  /** Told by the customers that the keys see: nothing else says which pair of keys this is (D-VEND, GW). */
  mode: "test" | "production" | "unknown";
  /** Customers that the keys see; null where PartnerStack does not count them. */
  customers: number | null;
  /** The sentence of the first check that failed. */
  problem?: string;
}

const customersPage: ApiRequest = { method: "GET", path: pathWithQuery("/customers", { limit: 250 }) };
const newestCustomers: ApiRequest = { method: "GET", path: pathWithQuery("/customers", { limit: 10 }) };

/**
 * Tries the keys with two real reads, one after the other, and stops at the first that fails. Writes nothing. `sandbox`
 * is the mode of the keys where the host is our own sandbox.
 */
export async function testConnection(
  wire: DestinationWire,
  host: string,
  sandbox?: SandboxMode,
): Promise<ConnectionTest> {
  const first = await wire.call(credentialCheck);
  if (first.kind !== "response")
    return failed([{ label: `Could not reach ${host}`, ok: false, detail: first.reason }]);

  const reached: ConnectionCheck = {
    label: `Reached ${host}`,
    ok: true,
    detail: `It answered in ${Math.round(first.durationMs)} ms.`,
  };
  const partnerships = read(first, host, sandbox);
  if (!partnerships.ok) {
    // Whoever reads that the keys are wrong copies good ones again, while PartnerStack is down or a proxy is in between.
    const label = partnerships.keysRefused ? "Keys not accepted" : "Keys could not be checked";
    return failed([reached, { label, ok: false, detail: partnerships.problem }]);
  }

  const accepted: ConnectionCheck = {
    label: "Keys accepted",
    ok: true,
    detail: "PartnerStack lists partnerships with them.",
  };
  const page = read(await wire.call(customersPage), host, sandbox);
  if (!page.ok)
    return failed([
      reached,
      accepted,
      { label: "Customers cannot be read", ok: false, detail: page.problem },
    ]);

  const { mode, customers, check } = describe(page.list, sandbox);
  return { ok: true, checks: [reached, accepted, check], mode, customers };
}

function failed(checks: ConnectionCheck[]): ConnectionTest {
  return { ok: false, checks, mode: "unknown", customers: null, problem: checks.at(-1)?.detail };
}

type Reading = { ok: true; list: ReadList } | { ok: false; problem: string; keysRefused?: true };

/** The list in an answer, or what is wrong in a sentence for the person who copied the keys. */
function read(reply: Reply, host: string, sandbox: SandboxMode | undefined): Reading {
  if (reply.kind !== "response") return { ok: false, problem: reply.reason };
  const { status } = reply;
  if (status === 401 || status === 403)
    return {
      ok: false,
      problem: sandbox ? sandboxRefusal(status) : keysRefusedReason(status),
      keysRefused: true,
    };
  if (isHtml(reply)) {
    const problem = `${host} answered with an HTML page (${status}), which PartnerStack's API never does. Check whether a proxy is in between.`;
    return { ok: false, problem };
  }
  const list = status >= 200 && status < 300 ? readList(reply.body) : undefined;
  return list
    ? { ok: true, list }
    : { ok: false, problem: statusProblem(status, host, quote(messageOf(reply))) };
}

/** Nobody can copy the keys of the sandbox from PartnerStack. */
function sandboxRefusal(status: 401 | 403): string {
  return `The sandbox refused the keys (${status}), because they are not a pair. The secret key is the public key with sk_ in place of pk_.`;
}

function statusProblem(status: number, host: string, quoted: string): string {
  if (status === 429) return "PartnerStack's rate limit was reached (429). Wait a minute and test again.";
  if (status === 404) return `${host} does not know this address (404). Check the address of the API.`;
  if (status >= 500)
    return `PartnerStack has a problem of its own (${status}): ${quoted}. Test again in a few minutes.`;
  if (status >= 200 && status < 300)
    return `${host} answered ${status} without a list of records: ${quoted}. Test again, and check the address of the API.`;
  return `PartnerStack refused the test (${status}): ${quoted}.`;
}

function describe(
  { items, hasMore, total }: ReadList,
  sandbox: SandboxMode | undefined,
): Pick<ConnectionTest, "mode" | "customers"> & { check: ConnectionCheck } {
  const customers = total ?? (hasMore ? null : items.length);
  const mode = sandbox ?? modeOf(items);
  const visible = customers === null ? `more than ${items.length} customers visible` : counted(customers);
  const text = sandbox ? sandboxText(visible) : modeText(mode, visible);
  return { mode, customers, check: { ok: true, ...text } };
}

function sandboxText(visible: string): { label: string; detail: string } {
  return { label: `Sandbox, ${visible}`, detail: "What is sent stays on this server, and nobody is paid." };
}

function counted(customers: number): string {
  if (customers === 0) return "no customers yet";
  return customers === 1 ? "1 customer visible" : `${customers} customers visible`;
}

function modeText(mode: ConnectionTest["mode"], visible: string): { label: string; detail: string } {
  switch (mode) {
    case "test":
      return {
        label: `Test mode, ${visible}`,
        detail: "Every customer seen is a test customer. Transactions of test customers pay no partner.",
      };
    case "production":
      return {
        label: `Production, ${visible}`,
        detail: "These keys see real customers. Transactions create commissions for partners.",
      };
    case "unknown":
      return {
        label: `Mode unknown, ${visible}`,
        detail:
          "Only a customer shows whether keys are test or production keys. Treat them as production until there is one.",
      };
    default:
      return mode satisfies never;
  }
}

/** One real customer proves production keys; production keys may well see test customers too (DUB). */
function modeOf(customers: JsonObject[]): ConnectionTest["mode"] {
  const marks = customers.map((customer) => customer.test).filter((mark) => typeof mark === "boolean");
  if (marks.includes(false)) return "production";
  return marks.length > 0 ? "test" : "unknown";
}

/** A customer property that the account has set up; `name` is what `meta` calls it. */
export interface CustomProperty {
  name: string;
  label: string;
  type: string;
  readOnly: boolean;
}

/** Built-in properties with a field of their own. */
const ownFields = new Set(["name", "email"]);

/**
 * The account's customer properties, read from the newest customer that shows any: PartnerStack has no call that lists
 * them (3.4). Empty where there is no customer yet or the call fails; the names can still be typed.
 */
export async function customProperties(wire: DestinationWire): Promise<CustomProperty[]> {
  const reply = await wire.call(newestCustomers);
  const isGood = reply.kind === "response" && reply.status >= 200 && reply.status < 300;
  const list = isGood ? readList(reply.body) : undefined;
  const found = list?.items.map(propertiesOf).find((properties) => properties.length > 0) ?? [];
  return found
    .filter((property) => !ownFields.has(property.api_name))
    .map((property) => ({
      name: property.api_name,
      label: property.name ?? property.api_name,
      type: property.type ?? "input",
      readOnly: property.read_only ?? false,
    }));
}
