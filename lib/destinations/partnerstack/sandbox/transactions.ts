import type { Call } from "./call";
import { isCurrency, usdAmount } from "./currency";
import { listPage, readListQuery } from "./listing";
import { recordKey } from "./record-key";
import { accepted, type Decision, found, invalid, pageData, refused } from "./reply";
import { type AccountState, type Customer, shelfOf, type Transaction } from "./state";
import {
  CUSTOMER_REFERENCES,
  metadataError,
  TRANSACTION_RULES,
  type TransactionBody,
} from "./transaction-rules";
import { firstError } from "./validate";
import { belongsTo, isListed } from "./visibility";

const NOT_FOUND = refused(404, "Transaction not found");

/** A transaction as PartnerStack shows it to a vendor (section 4.3); `customer_key` is PartnerStack's own key. */
export function transactionView(state: AccountState, transaction: Transaction) {
  const customer = state.customers.get(transaction.customer.key) ?? transaction.customer;
  return {
    key: transaction.key,
    amount: transaction.amount,
    amount_usd: usdAmount(transaction.amount, transaction.currency),
    currency: transaction.currency,
    category_key: transaction.categoryKey,
    product_key: transaction.productKey,
    metadata: transaction.metadata,
    extension: {},
    approved: true,
    archived: false,
    test: transaction.test,
    company: { key: recordKey("co_", state.salt, 1), name: `Sandbox ${state.account}` },
    customer: { key: customer.key, email: customer.email, external_key: customer.externalKey },
    customer_key: customer.key,
    created_at: transaction.createdAt,
    updated_at: transaction.committedAt,
  };
}

export type TransactionView = ReturnType<typeof transactionView>;

function transactionJson(state: AccountState, transaction: Transaction): string {
  return JSON.stringify(transactionView(state, transaction));
}

/** The customer that a body refers to: of the caller's own key pair first, then of the other, to say so. */
function referredCustomer(call: Call, body: TransactionBody): Customer | undefined {
  const { state } = call;
  if (body.customer_key !== undefined) return state.customers.get(body.customer_key);
  const own = shelfOf(state, call.mode);
  const other = shelfOf(state, call.mode === "test" ? "production" : "test");
  const { customer_external_key: externalKey, customer_email: email } = body;
  if (externalKey !== undefined) {
    return own.customersByExternalKey.get(externalKey) ?? other.customersByExternalKey.get(externalKey);
  }
  const address = (email ?? "").toLowerCase();
  return own.customersByEmail.oldest(address) ?? other.customersByEmail.oldest(address);
}

function bodyError(call: Call): string | undefined {
  const error = firstError(call.body, TRANSACTION_RULES, call.state.switches.unknownProperty);
  if (error) return error;
  const body = call.body as TransactionBody;
  if (CUSTOMER_REFERENCES.filter((name) => body[name] !== undefined).length !== 1) {
    return "Exactly one of 'customer_external_key', 'customer_key', 'customer_email' is required";
  }
  if (call.state.switches.unknownCurrency === "400" && !isCurrency(body.currency)) {
    return `'${body.currency}' is not a valid currency`;
  }
  return metadataError(body.metadata);
}

/** What a key that is taken or was taken comes to; undefined where a transaction may have it. */
function takenKey(call: Call, key: string | undefined): Decision | undefined {
  const { state } = call;
  if (key === undefined) return undefined;
  const shelf = shelfOf(state, call.mode);
  const existing = shelf.transactionsByKey.newest(key);
  const { duplicateTransactionKey, deletedTransactionKey } = state.switches;
  if (existing && duplicateTransactionKey !== "200-duplicate-row") {
    return duplicateTransactionKey === "200-existing"
      ? found("Transaction already exists", transactionJson(state, existing))
      : refused(Number(duplicateTransactionKey), "A transaction with this key already exists");
  }
  if (!existing && deletedTransactionKey === "409" && shelf.deletedTransactionKeys.has(key)) {
    return refused(409, "A transaction with this key was deleted");
  }
  return undefined;
}

/** POST /transactions (D-TC): the record that pays a commission; its key is the client's where one is sent. */
export function createTransaction(call: Call): Decision {
  const { state, now } = call;
  const { switches } = state;
  const error = bodyError(call);
  if (error) return invalid(switches, error);
  const body = call.body as TransactionBody;
  const customer = referredCustomer(call, body);
  if (!customer) return refused(Number(switches.transactionCustomerNotFound), "Customer not found");
  if (customer.test !== (call.mode === "test")) {
    return refused(
      400,
      customer.test
        ? "Production keys cannot record transactions for a test customer"
        : "Test keys cannot record transactions for a production customer",
    );
  }
  const taken = takenKey(call, body.key);
  if (taken) return taken;

  const sequence = state.sequence + 1;
  const transaction: Transaction = {
    key: body.key ?? recordKey("tran_", state.salt, sequence),
    sequence,
    amount: body.amount,
    currency: body.currency.toUpperCase(),
    categoryKey: body.category_key ?? null,
    productKey: body.product_key ?? null,
    subscriptionKey: body.subscription_key ?? null,
    memberKey: body.member_key ?? null,
    metadata: body.metadata ?? null,
    customer: { key: customer.key, email: customer.email, externalKey: customer.externalKey },
    test: customer.test,
    createdAt: body.created_at ?? now,
    committedAt: now,
  };
  return accepted(
    Number(switches.createdStatus),
    "Transaction created successfully",
    transactionJson(state, transaction),
    { kind: "transaction", record: transaction },
  );
}

/** GET /transactions: pages without a total (LV-LIST); min_created and max_created are the only filters. */
export function listTransactions(call: Call): Decision {
  const { state, mode, query, now } = call;
  // Where two rows share a key, the cursor means the one further on, or a client would read one page for ever.
  const goesBackInTime = (query.get("order_by") !== "created_at") === query.has("starting_after");
  const request = readListQuery(call, (key) => {
    const rows = [state.production, state.test]
      .flatMap((shelf) => shelf.transactionsByKey.all(key))
      .filter((transaction) => belongsTo(transaction, mode))
      .sort((left, right) => left.createdAt - right.createdAt || left.sequence - right.sequence);
    return goesBackInTime ? rows[0] : rows.at(-1);
  });
  if ("reply" in request) return request;
  const page = listPage(
    state.transactionTimeline,
    request,
    (transaction) => belongsTo(transaction, mode) && isListed(transaction, state.switches, now),
  );
  return found(
    "Transactions retrieved successfully",
    pageData(
      page.hasMore,
      page.records.map((transaction) => transactionJson(state, transaction)),
    ),
  );
}

/** DELETE /transactions/{transaction_key}; production keys reach test transactions too. */
export function deleteTransaction(call: Call): Decision {
  const { state, key } = call;
  const own = shelfOf(state, call.mode).transactionsByKey.newest(key);
  const transaction =
    own ?? (call.mode === "production" ? state.test.transactionsByKey.newest(key) : undefined);
  if (!transaction) return NOT_FOUND;
  return {
    reply: { status: 200, message: "Transaction deleted successfully" },
    change: { kind: "transaction-deleted", test: transaction.test, key },
  };
}
