import type { Call } from "./call";
import { customerJson } from "./customer-view";
import { countShown, listPage, readListQuery, readRange } from "./listing";
import { partnershipKeyOf } from "./partnerships";
import { type Decision, found, invalid, pageData } from "./reply";
import type { AccountState, Customer } from "./state";
import { Timeline } from "./timeline";
import { belongsTo, isListed } from "./visibility";

const FILTERS = [
  "min_created",
  "max_created",
  "min_updated",
  "max_updated",
  "partner_key",
  "partnership_key",
];

/** The customers with one of these external keys, found by index rather than by looking at every customer. */
function withExternalKeys(state: AccountState, keys: string[]): Timeline<Customer> {
  const timeline = new Timeline<Customer>();
  for (const key of new Set(keys)) {
    for (const shelf of [state.production, state.test]) {
      const customer = shelf.customersByExternalKey.get(key);
      if (customer) timeline.add(customer);
    }
  }
  return timeline;
}

/** GET /customers (D-PART, CONN): pages, with the total of what the filters let through. */
export function listCustomers(call: Call): Decision {
  const { state, mode, query, now } = call;
  const request = readListQuery(call, (key) => {
    const customer = state.customers.get(key);
    return customer && belongsTo(customer, mode) ? customer : undefined;
  });
  if ("reply" in request) return request;
  const updated = readRange(query, state.switches, "min_updated", "max_updated");
  if ("error" in updated) return invalid(state.switches, updated.error);
  const partnerKey = query.get("partner_key");
  const partnershipKey = query.get("partnership_key");
  const externalKeys = query.getAll("customer_key").flatMap((text) => text.split(","));

  const isShown = (customer: Customer) =>
    belongsTo(customer, mode) &&
    isListed(customer, state.switches, now) &&
    customer.updatedAt >= updated.from &&
    customer.updatedAt <= updated.to &&
    (partnerKey === null || customer.partnerKey === partnerKey) &&
    (partnershipKey === null || partnershipKeyOf(state, customer.partnerKey) === partnershipKey);

  const timeline = externalKeys.length > 0 ? withExternalKeys(state, externalKeys) : state.customerTimeline;
  const { delayedVisibilityMs, listLagMs } = state.switches;
  const isWhole =
    delayedVisibilityMs === 0 &&
    listLagMs === 0 &&
    timeline === state.customerTimeline &&
    !FILTERS.some((name) => query.has(name));
  const whole = state.test.customerCount + (mode === "production" ? state.production.customerCount : 0);

  const page = listPage(timeline, request, isShown);
  return found(
    "Retrieved customers successfully",
    pageData(
      page.hasMore,
      page.records.map((customer) => customerJson(state, customer)),
      isWhole ? whole : countShown(timeline, request.created, isShown),
    ),
  );
}
