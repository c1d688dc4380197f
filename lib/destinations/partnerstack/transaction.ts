import type { EventObject } from "@/lib/core/destination-object";
import { isOtherMoney } from "@/lib/core/evidence";
import type { CustomFields, Field } from "@/lib/core/field";
import { type Issue, issue } from "@/lib/core/issue";
import type { JsonObject } from "@/lib/core/json";
import type { Outcome } from "@/lib/core/outcome";
import { amount, currency, email, exactlyOneOf, instant, text } from "../define";
import { credentialCheck } from "./credential-check";
import { pathWithQuery } from "./paths";
import { type Refusal, readReply, saysExists, saysUnknown } from "./replies";
import { isSameTransaction, resemblesTransaction } from "./same-transaction";
import { readTransactionPage } from "./transaction-page";

const customerReferences: Field[] = [
  text("customer_external_key", {
    label: "Customer external key (your id)",
    help: "Your own id of the customer: the sync key of your customer sync. PartnerStack's Customers API calls the same value customer_key.",
    example: "acct_42",
    source: "D-TC",
    minLength: 1,
    maxLength: 255,
    alsoKnownAs: [
      "customer_id",
      "external_customer_id",
      "external_key",
      "account_id",
      "user_id",
      "client_id",
      "company_id",
    ],
  }),
  email("customer_email", {
    label: "Customer email",
    help: "The e-mail address of the customer in PartnerStack. An id is the safer choice: addresses change and can be missing.",
    example: "jane@acme.test",
    source: "D-TC",
    minLength: 4,
    maxLength: 255,
    alsoKnownAs: ["email", "email_address", "e_mail", "billing_email", "user_email", "contact_email"],
  }),
  text("customer_key", {
    label: "Customer key (PartnerStack's id)",
    help: "PartnerStack's own id of the customer, beginning with cus_. Your own id does not belong here: PartnerStack would not find the customer.",
    example: "cus_AAAAAAAAAAAAAA",
    source: "D-TC",
    minLength: 1,
    maxLength: 255,
    alsoKnownAs: ["partnerstack_customer_key", "partnerstack_key", "partnerstack_id", "ps_customer_key"],
  }),
];

const fields: Field[] = [
  ...customerReferences,
  text("key", {
    label: "Transaction key",
    help: "Your unique reference of the transaction; it becomes PartnerStack's key. With it Tributary proves whether a transaction whose answer was lost has arrived, and you can delete it later.",
    example: "inv_1042",
    source: "D-TC",
    recommended: true,
    minLength: 4,
    maxLength: 255,
    alsoKnownAs: [
      "transaction_key",
      "transaction_id",
      "invoice_key",
      "invoice_number",
      "invoice_id",
      "charge_id",
      "payment_id",
      "order_id",
    ],
  }),
  amount("amount", {
    label: "Amount",
    help: "The amount in cents (the minor units of its currency), from cents or a decimal amount. Zero and negative amounts are allowed; a negative one offsets an earlier transaction.",
    example: 4900,
    source: "D-TC",
    required: true,
    alsoKnownAs: [
      "amount_cents",
      "total",
      "total_cents",
      "total_amount",
      "amount_paid",
      "amount_total",
      "revenue",
    ],
  }),
  currency("currency", {
    label: "Currency",
    help: "The ISO 4217 code of the currency, in upper case. Where all your amounts share one currency, map a constant value.",
    example: "USD",
    source: "D-TC",
    required: true,
    minLength: 3,
    maxLength: 3,
    alsoKnownAs: ["currency_code", "iso_currency", "amount_currency"],
  }),
  text("category_key", {
    label: "Category key",
    help: "The category that reward rules look at. The same text as in PartnerStack.",
    example: "subscription",
    source: "D-TC",
    nullable: true,
    alsoKnownAs: ["category", "transaction_category"],
  }),
  text("product_key", {
    label: "Product key",
    help: "The product that reward rules look at. The same text as in PartnerStack's product book.",
    example: "pro_plan",
    source: "D-TC",
    nullable: true,
    alsoKnownAs: ["product"],
  }),
  instant("created_at", {
    label: "Transaction date",
    help: "When the transaction happened (UTC). Left out, it is the time of sending.",
    example: 1784100202000,
    source: "D-TC",
    recommended: true,
    alsoKnownAs: [
      "transaction_date",
      "date",
      "paid_at",
      "invoice_date",
      "charged_at",
      "occurred_at",
      "created",
      "timestamp",
    ],
  }),
  text("member_key", {
    label: "Partner team member key",
    help: "The member of the partner's team who drove the transaction. PartnerStack describes this field without naming it; try it with test keys first.",
    example: "mem_jane",
    source: "D-TC",
    nullable: true,
    alsoKnownAs: ["partner_member_key", "team_member_key", "teammate_key"],
  }),
  text("subscription_key", {
    label: "Subscription key",
    help: "The external subscription key of a product in PartnerStack. Upper and lower case matter.",
    example: "price_pro_monthly",
    source: "D-SUP1",
    nullable: true,
    alsoKnownAs: ["external_subscription_key", "subscription", "price_id"],
  }),
];

const custom: CustomFields = {
  prefix: "metadata",
  label: "Metadata",
  help: "A note of your own on the transaction. PartnerStack keeps at most 25, and they cannot be changed later.",
  source: "D-META",
  limit: 25,
  namePattern: /^(?!__proto__$)[A-Za-z0-9_]{1,30}$/,
  nameRule: "Use at most 30 letters, digits and underscores.",
  maxTextLength: 100,
  booleansAsText: true,
};

/** Records of one list page; 250 is the most that PartnerStack gives (D-PART). */
const pageSize = 250;
/** PartnerStack is known to round times to seconds (section 6, 5), and whether its bounds are inclusive is not known. */
const windowMarginMs = 1_000;

/** Transactions (section 4): sent once. PartnerStack cannot update one, show one, or tell what a second POST would do. */
export const transaction: EventObject = {
  kind: "event",
  name: "transaction",
  label: "Transaction",
  labelPlural: "Transactions",
  description:
    "Payments of customers, from which PartnerStack makes partner commissions. Each one is sent once.",
  syncKeyLabel: "Unique Identifier",
  syncKeyHelp:
    "The column that identifies a transaction in your data. A row with an identifier that was sent before is never sent again.",
  behaviors: ["send"],
  probe: credentialCheck,
  fields,
  custom,
  rules: [exactlyOneOf("The customer reference", ...customerReferences.map((field) => field.name))],

  request(change) {
    return { method: "POST", path: "/transactions", body: change.payload };
  },

  outcome(change, reply) {
    const outcome = readReply(reply, (refusal) => refuse(refusal, change.payload));
    const isAnother =
      outcome.kind === "accepted" &&
      outcome.remote !== null &&
      isOtherMoney(transaction, change.payload, outcome.remote);
    return isAnother ? { kind: "exists", issue: shownAnother(change.payload) } : outcome;
  },

  /** A margin on both sides, because a record that is overlooked here would be paid twice; `matches` sorts out the rest. */
  list({ from, to }, after) {
    const query = {
      min_created: Math.max(0, from - windowMarginMs),
      max_created: to + windowMarginMs,
      limit: pageSize,
      order_by: "created_at",
      starting_after: after ?? undefined,
    };
    return { method: "GET", path: pathWithQuery("/transactions", query) };
  },

  readPage: readTransactionPage,

  matches: isSameTransaction,

  resembles: resemblesTransaction,

  /** A key of ours decides by itself; without one nothing is the same that has other money. */
  marks({ key, amount: minor, currency: code }) {
    return [
      ...(typeof key === "string" ? [`key ${key}`] : []),
      ...(typeof minor === "number" ? [`money ${minor} ${String(code).toUpperCase()}`] : []),
    ];
  },

  undated({ created_at: _date, ...payload }) {
    return payload;
  },

  complete(payload, now) {
    return typeof payload.created_at === "number" ? payload : { ...payload, created_at: now.getTime() };
  },

  createdAt(payload) {
    return typeof payload.created_at === "number" ? payload.created_at : undefined;
  },

  customerOf(payload) {
    const [field, value] = referenceOf(payload);
    // Upper and lower case mean nothing in an e-mail address, and everything in a key.
    return field === "customer_email" ? `${field}=${value.toLowerCase()}` : `${field}=${value}`;
  },

  money({ amount: minor, currency: code }) {
    return typeof minor === "number" && typeof code === "string" ? { minor, currency: code } : undefined;
  },
};

/** Without a key of ours in the request, words about something that exists cannot be about this transaction. */
function refuse(refusal: Refusal, payload: JsonObject): Outcome {
  const { status, quoted } = refusal;
  if (saysExists(refusal) && (status === 409 || payload.key !== undefined)) {
    const message = `PartnerStack says that it has the transaction key ${String(payload.key ?? "")} already: ${quoted}.`;
    return { kind: "exists", issue: issue("refused", message, "key") };
  }
  if (isAboutUnknownCustomer(refusal)) {
    const [field, value] = referenceOf(payload);
    const message = `PartnerStack does not know the customer with ${field} ${value}: ${quoted}.`;
    return { kind: "rejected", issue: issue("customer_unknown", message, field) };
  }
  return {
    kind: "rejected",
    issue: issue("refused", `PartnerStack refused the transaction (${status}): ${quoted}.`),
  };
}

/** What a key that is taken is answered with is nowhere documented; the transaction that has it is one of the ways. */
function shownAnother({ key }: JsonObject): Issue {
  const about = typeof key === "string" ? ` with the key ${key}` : "";
  const message = `PartnerStack answered with a transaction${about} of another amount.`;
  return issue("refused", message, "key");
}

function isAboutUnknownCustomer({ status, words }: Refusal): boolean {
  if (/\bcustomer\b/i.test(words)) return status === 404 || saysUnknown(words);
  // A bare "Not found": the route is there (D-LLMS), so it is the customer that is not.
  return status === 404 && /^\W*not found\W*$/i.test(words);
}

function referenceOf(payload: JsonObject): [string, string] {
  const field = customerReferences.find(({ name }) => payload[name] !== undefined);
  return field ? [field.name, String(payload[field.name])] : ["customer", ""];
}
