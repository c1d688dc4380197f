import type { Call } from "./call";
import { isPropertyName, writtenProperties } from "./customer-properties";
import {
  CREATE_RULES,
  type CustomerBody,
  LENIENT_UPDATE_RULES,
  STRICT_CREATE_RULES,
  UPDATE_RULES,
} from "./customer-rules";
import { customerJson } from "./customer-view";
import type { Mode } from "./keys";
import { partnerByKey } from "./partnerships";
import { recordKey } from "./record-key";
import { accepted, type Decision, found, invalid, refused } from "./reply";
import { type AccountState, type Customer, type Shelf, shelfOf } from "./state";
import { firstError, unexpectedError } from "./validate";
import { belongsTo, isReadable } from "./visibility";

const NOT_FOUND = refused(404, "Customer not found");

function metaError(call: Call, meta: Record<string, unknown> | undefined): string | undefined {
  if (!meta || call.state.switches.unknownMeta === "drop") return undefined;
  const unknown = Object.keys(meta).filter((name) => !isPropertyName(name));
  return unknown.length > 0 ? unexpectedError(unknown) : undefined;
}

/** The customer that a path names: by external key, by PartnerStack's key, or (switch) by email. */
export function findCustomer(state: AccountState, mode: Mode, key: string): Customer | undefined {
  const shelves: Shelf[] = mode === "test" ? [state.test] : [state.production, state.test];
  for (const shelf of shelves) {
    const customer = shelf.customersByExternalKey.get(key);
    if (customer) return customer;
  }
  const byKey = state.customers.get(key);
  if (byKey && belongsTo(byKey, mode)) return byKey;
  if (state.switches.getByEmail === "404") return undefined;
  return shelves
    .map((shelf) => shelf.customersByEmail.oldest(key.toLowerCase()))
    .find((customer) => customer !== undefined);
}

/** GET /customers/{customer_key | cus_…}. */
export function readCustomer(call: Call): Decision {
  const customer = findCustomer(call.state, call.mode, call.key);
  if (!customer || !isReadable(customer, call.state.switches, call.now)) return NOT_FOUND;
  return found("Retrieved customer successfully", customerJson(call.state, customer));
}

function refusedEmail(call: Call, shelf: Shelf, email: string, self: Customer | undefined) {
  const mode = call.state.switches.duplicateEmail;
  const holder = mode === "200-created" ? undefined : shelf.customersByEmail.oldest(email.toLowerCase());
  if (!holder || holder === self) return undefined;
  return refused(Number(mode), "A customer with this email already exists");
}

/** POST /customers (D-CC): attribution is set here and never again. */
export function createCustomer(call: Call): Decision {
  const { state, now } = call;
  const { switches } = state;
  const rules = switches.missingCustomerKey === "400" ? STRICT_CREATE_RULES : CREATE_RULES;
  const error = firstError(call.body, rules, switches.unknownProperty);
  if (error) return invalid(switches, error);
  const body = call.body as CustomerBody & { email: string; partner_key: string };
  const unknownMeta = metaError(call, body.meta);
  if (unknownMeta) return invalid(switches, unknownMeta);

  const partner = partnerByKey(body.partner_key);
  if (!partner) return refused(Number(switches.unknownPartner), "Partner not found");
  if (call.mode === "test" && !partner.test) {
    return refused(400, "Test keys can only create customers of a test partner");
  }

  const test = call.mode === "test" || partner.test;
  const shelf = shelfOf(state, test ? "test" : "production");
  const externalKey = body.customer_key ?? null;
  const existing = externalKey === null ? undefined : shelf.customersByExternalKey.get(externalKey);
  if (existing) {
    const mode = switches.duplicateCustomerKey;
    return mode === "200-existing"
      ? found("Customer already exists", customerJson(state, existing))
      : refused(Number(mode), "A customer with this customer_key already exists");
  }
  const refusal = refusedEmail(call, shelf, body.email, undefined);
  if (refusal) return refusal;

  const sequence = state.sequence + 1;
  const customer: Customer = {
    key: recordKey("cus_", state.salt, sequence),
    sequence,
    externalKey,
    email: body.email,
    name: body.name ?? null,
    partnerKey: partner.partnerKey,
    memberKey: body.member_key ?? null,
    providerKey: body.provider_key ?? null,
    properties: body.meta ? writtenProperties({}, body.meta) : {},
    test,
    createdAt: now,
    updatedAt: now,
    committedAt: now,
  };
  return accepted(
    Number(switches.createdStatus),
    "Customer created successfully",
    customerJson(state, customer),
    { kind: "customer", record: customer },
  );
}

/** PATCH /customers/{key} (D-CU): what is not passed stays; the partner cannot be changed. */
export function updateCustomer(call: Call): Decision {
  const { state } = call;
  const { switches } = state;
  const known = findCustomer(state, call.mode, call.key);
  if (!known) return NOT_FOUND;
  const isLenient = switches.patchPartnerKey === "ignore";
  const rules = isLenient ? LENIENT_UPDATE_RULES : UPDATE_RULES;
  const error = firstError(call.body, rules, switches.unknownProperty);
  if (error) return invalid(switches, error);
  const body = call.body as CustomerBody;
  if (!isLenient && body.partner_key !== undefined) {
    return invalid(switches, unexpectedError(["partner_key"]));
  }
  const unknownMeta = metaError(call, body.meta);
  if (unknownMeta) return invalid(switches, unknownMeta);

  const shelf = shelfOf(state, known.test ? "test" : "production");
  const holder = body.customer_key ? shelf.customersByExternalKey.get(body.customer_key) : undefined;
  if (holder && holder !== known) {
    return refused(Number(switches.takenCustomerKey), "A customer with this customer_key already exists");
  }
  const refusal = body.email === undefined ? undefined : refusedEmail(call, shelf, body.email, known);
  if (refusal) return refusal;

  const kept = switches.patchMeta === "merge" ? known.properties : {};
  const customer: Customer = {
    ...known,
    externalKey: body.customer_key === undefined ? known.externalKey : body.customer_key,
    email: body.email ?? known.email,
    name: body.name ?? known.name,
    memberKey: body.member_key ?? known.memberKey,
    providerKey: body.provider_key === undefined ? known.providerKey : body.provider_key,
    properties: body.meta ? writtenProperties(kept, body.meta) : known.properties,
    updatedAt: call.now,
  };
  return accepted(200, "Customer updated successfully", customerJson(state, customer), {
    kind: "customer",
    record: customer,
  });
}

/** DELETE /customers/{key}: its keys and email are free again, its transactions stay. */
export function deleteCustomer(call: Call): Decision {
  const customer = findCustomer(call.state, call.mode, call.key);
  if (!customer) return NOT_FOUND;
  return {
    reply: { status: 200, message: "Customer deleted successfully" },
    change: { kind: "customer-deleted", key: customer.key },
  };
}
