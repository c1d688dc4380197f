import { fieldsJson, fieldsOf } from "./customer-properties";
import { partnershipKeyOf } from "./partnerships";
import type { AccountState, Customer } from "./state";

function withoutFields(state: AccountState, customer: Customer) {
  return {
    key: customer.key,
    customer_key: customer.externalKey,
    external_key: customer.externalKey,
    email: customer.email,
    name: customer.name,
    partner_key: customer.partnerKey,
    partnership_key: partnershipKeyOf(state, customer.partnerKey),
    provider_key: customer.providerKey,
    source_key: null,
    source_type: "api",
    test: customer.test,
    meta: {},
    mdata: customer.properties,
    field_data: customer.properties,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
  };
}

/** A customer as PartnerStack shows it to a vendor (section 3.5): `meta` always reads `{}`, its values are in `fields`. */
export function customerView(state: AccountState, customer: Customer) {
  return { ...withoutFields(state, customer), fields: fieldsOf(customer.properties) };
}

export type CustomerView = ReturnType<typeof customerView>;

/** The same as JSON text, for the many answers of a busy sync. */
export function customerJson(state: AccountState, customer: Customer): string {
  const start = JSON.stringify(withoutFields(state, customer)).slice(0, -1);
  return `${start},"fields":${fieldsJson(customer.properties)}}`;
}
