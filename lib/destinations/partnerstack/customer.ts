import { isEmpty } from "@/lib/core/conversion";
import type { RecordObject } from "@/lib/core/destination-object";
import type { CustomFields, Field } from "@/lib/core/field";
import { issue } from "@/lib/core/issue";
import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";
import type { ApiRequest, Outcome } from "@/lib/core/outcome";
import { email, text } from "../define";
import { credentialCheck } from "./credential-check";
import { customValues } from "./custom-properties";
import { pathSegment } from "./paths";
import { type Refusal, readReply, saysExists, saysUnknown } from "./replies";

const fields: Field[] = [
  text("customer_key", {
    label: "Customer external key (your id)",
    help: "Your own id of the customer. PartnerStack's Customers API calls it customer_key; on a transaction the same value is called customer_external_key. Tributary fills it from the sync key.",
    example: "acct_42",
    source: "D-CC",
    required: true,
    fromSyncKey: true,
    minLength: 1,
    maxLength: 255,
  }),
  email("email", {
    label: "Customer email",
    help: "The customer's e-mail address. PartnerStack needs one to create a customer.",
    example: "jane@acme.test",
    source: "D-CC",
    required: true,
    minLength: 4,
    maxLength: 255,
    alsoKnownAs: [
      "email_address",
      "e_mail",
      "mail",
      "customer_email",
      "contact_email",
      "billing_email",
      "user_email",
    ],
  }),
  text("partner_key", {
    label: "Partner key",
    help: "The partner who brought the customer and earns the commissions. It is set when the customer is created; afterwards only PartnerStack's dashboard can change it. Test keys need a test partner, such as gstest. A customer made from your data has a partner, but no click or link is attributed.",
    example: "gstest",
    source: "D-CC",
    required: true,
    createOnly: true,
    knownValues: "partners",
    alsoKnownAs: [
      "partner",
      "partner_id",
      "partnerstack_partner_key",
      "partnerstack_partner",
      "referral_partner",
      "referred_by",
    ],
  }),
  text("name", {
    label: "Name",
    help: "The name of the person or company, at most 100 characters.",
    example: "Acme Inc.",
    source: "D-CC",
    maxLength: 100,
    alsoKnownAs: ["customer_name", "full_name", "display_name", "company_name", "company", "account_name"],
  }),
  text("member_key", {
    label: "Partner team member key",
    help: "The member of the partner's team who brought the customer. The member must belong to that partner.",
    example: "mem_jane",
    source: "D-CC",
    alsoKnownAs: ["partner_member_key", "team_member_key", "teammate_key"],
  }),
  text("provider_key", {
    label: "Payment provider key",
    help: "The customer's id at Stripe, Recurly or Chargebee. PartnerStack's own payment integrations find the customer by it.",
    example: "cus_NffrFeUfNV2Hib",
    source: "D-CC",
    nullable: true,
    alsoKnownAs: [
      "stripe_customer_id",
      "stripe_id",
      "stripe_customer",
      "recurly_id",
      "chargebee_id",
      "payment_provider_id",
    ],
  }),
];

const custom: CustomFields = {
  prefix: "meta",
  label: "Customer property",
  help: "A property that you set up in PartnerStack under Settings > Features > Properties > Customer. Use its API name: PartnerStack drops a name that it does not know without a word.",
  source: "D-SUP2",
  namePattern: /^(?!__proto__$)[A-Za-z0-9_-]{1,100}$/,
  nameRule: "Use the API name of the property: letters, digits, underscores and hyphens.",
};

/** Customers (sections 3.2 and 3.3): found by your own key, created, and updated in part. */
export const customer: RecordObject = {
  kind: "record",
  name: "customer",
  label: "Customer",
  labelPlural: "Customers",
  description: "People or companies that a partner brought. Created and updated by your own id.",
  syncKeyLabel: "Customer Key",
  syncKeyHelp:
    "The column with your own id of the customer. PartnerStack keeps it as the customer's external key and finds the customer by it.",
  behaviors: ["update_or_create", "update_only"],
  probe: credentialCheck,
  fields,
  custom,
  rules: [],

  /** An update is a PATCH of what changed; every other operation is shown and sent as the POST that creates. */
  request(change) {
    if (change.operation === "update") {
      return {
        method: "PATCH",
        path: customerPath(change.externalKey),
        body: patchable(change.changed ?? change.payload),
      };
    }
    return {
      method: "POST",
      path: "/customers",
      body: { customer_key: change.externalKey, ...change.payload },
    };
  },

  outcome(change, reply) {
    if (change.operation === "update")
      return readReply(reply, (refusal) => refuseUpdate(refusal, change.payload));
    const outcome = readReply(reply, (refusal) => refuseCreate(refusal, change.payload));
    const isAnother =
      outcome.kind === "accepted" && outcome.remote !== null && contradicts(outcome.remote, change.payload);
    return isAnother ? { kind: "exists", issue: shownAnother() } : outcome;
  },

  find(externalKey): ApiRequest {
    return { method: "GET", path: customerPath(externalKey) };
  },

  found(reply) {
    return readReply(reply, (refusal) => (refusal.status === 404 ? { kind: "absent" } : refused(refusal)));
  },

  missingRemotely(payload, remote) {
    const entries = Object.entries(patchable(payload)).filter(([name, value]) => !holds(remote, name, value));
    return Object.fromEntries(entries);
  },

  filledRemotely(names, remote) {
    const properties = customValues(remote);
    const property = (name: string) => name.slice(custom.prefix.length + 1);
    const held = (name: string) =>
      name.startsWith(`${custom.prefix}.`) ? properties[property(name)] : remote[name];
    return Object.fromEntries(
      names.flatMap((name): [string, Json][] => {
        const value = held(name);
        return value === undefined || isEmpty(value) ? [] : [[name, value]];
      }),
    );
  },
};

function customerPath(externalKey: string): string {
  return `/customers/${pathSegment(externalKey)}`;
}

/** PATCH knows no partner_key (D-CU), and the key in the path is not sent again, lest it rename the customer. */
function patchable(payload: JsonObject): JsonObject {
  const kept = new Set(
    fields.filter((field) => field.createOnly || field.fromSyncKey).map((field) => field.name),
  );
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !kept.has(name)));
}

function refuseCreate(refusal: Refusal, payload: JsonObject): Outcome {
  const { quoted, words } = refusal;
  if (saysExists(refusal)) {
    if (speaksOfEmail(words)) return { kind: "exists", issue: emailTaken(payload, quoted) };
    const message = `PartnerStack says that it has this customer already, but shows none under this key: ${quoted}.`;
    return { kind: "exists", issue: issue("refused", message) };
  }
  if (/\bpartner(?!stack)/i.test(words)) {
    const message = `PartnerStack did not take the partner key ${String(payload.partner_key ?? "")}: ${quoted}.`;
    return { kind: "rejected", issue: issue("partner_unknown", message, "partner_key") };
  }
  return refused(refusal);
}

function refuseUpdate(refusal: Refusal, payload: JsonObject): Outcome {
  if (saysExists(refusal) && speaksOfEmail(refusal.words)) {
    return { kind: "rejected", issue: emailTaken(payload, refusal.quoted) };
  }
  const isAbsent =
    refusal.status === 404 || (saysUnknown(refusal.words) && /\bcustomer\b/i.test(refusal.words));
  return isAbsent ? { kind: "absent" } : refused(refusal);
}

function speaksOfEmail(words: string): boolean {
  return /\be-?mail\b/i.test(words);
}

function emailTaken(payload: JsonObject, quoted: string) {
  const message = `Another PartnerStack customer has the e-mail ${String(payload.email ?? "")}: ${quoted}.`;
  return issue("email_taken", message, "email");
}

function refused({ status, quoted }: Refusal): Outcome {
  return {
    kind: "rejected",
    issue: issue("refused", `PartnerStack refused the customer (${status}): ${quoted}.`),
  };
}

/**
 * Whether the remote customer holds this value. A member that PartnerStack does not show (member_key) counts as not
 * held: sending it again does no harm. Custom properties go whole or not at all, because it is not known whether a
 * PATCH of `meta` merges or replaces (3.3).
 */
function holds(remote: JsonObject, name: string, value: Json): boolean {
  if (name !== custom.prefix) return sameValue(name, value, remote[name]);
  if (!isJsonObject(value)) return true;
  const properties = customValues(remote);
  return Object.entries(value).every(([entry, wanted]) => sameValue(entry, wanted, properties[entry]));
}

/**
 * Whether what a create came to reads differently from what was sent. What PartnerStack answers for a key that it has
 * already is not known (section 7, row 17): it may be a good status with the customer as it was, and nothing written.
 */
function contradicts(remote: JsonObject, payload: JsonObject): boolean {
  return ["email", "name", "provider_key"].some((name) => {
    const [sent, shown] = [payload[name], remote[name]];
    return sent !== undefined && !isEmpty(shown) && !sameValue(name, sent, shown);
  });
}

function shownAnother() {
  const message =
    "PartnerStack answered the new customer with one that reads differently, and shows none under its key.";
  return issue("refused", message);
}

/** PartnerStack keeps what a form field holds, so 5 may read back as "5"; the case of an e-mail means nothing. */
function sameValue(name: string, wanted: Json, held: Json | undefined): boolean {
  if (isEmpty(wanted) || isEmpty(held)) return isEmpty(wanted) && isEmpty(held);
  const asText = (value: Json | undefined) =>
    name === "email" ? String(value).toLowerCase() : String(value);
  return asText(wanted) === asText(held);
}
