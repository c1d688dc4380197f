import type { FaultName } from "./fault-rules";
import { KeyIndex } from "./key-index";
import type { Mode } from "./keys";
import { accountSalt } from "./record-key";
import { DEFAULT_SWITCHES, type Switches } from "./switches";
import { type Dated, Timeline } from "./timeline";

/** A customer as the sandbox keeps it; `properties` holds what was written through `meta`. Instants are epoch ms. */
export type Customer = Dated & {
  key: string;
  externalKey: string | null;
  email: string;
  name: string | null;
  partnerKey: string;
  memberKey: string | null;
  providerKey: string | null;
  properties: Record<string, unknown>;
  test: boolean;
  updatedAt: number;
  committedAt: number;
};

/** A transaction; `customer` is what the customer was called then, for the day when the customer is deleted. */
export type Transaction = Dated & {
  key: string;
  amount: number;
  currency: string;
  categoryKey: string | null;
  productKey: string | null;
  subscriptionKey: string | null;
  memberKey: string | null;
  metadata: Record<string, unknown> | null;
  customer: { key: string; email: string; externalKey: string | null };
  test: boolean;
  committedAt: number;
};

export type Action = Dated & {
  key: string;
  type: string;
  value: number;
  targetType: "customer" | "partnership";
  targetKey: string;
  externalKey: string | null;
};

/** Everything that can happen to an account: one change is one line of its journal. */
export type Change =
  | { kind: "customer"; record: Customer }
  | { kind: "customer-deleted"; key: string }
  | { kind: "transaction"; record: Transaction }
  | { kind: "transaction-deleted"; test: boolean; key: string }
  | { kind: "action"; record: Action }
  | { kind: "switches"; switches: Switches }
  | { kind: "fault-struck"; fault: FaultName }
  | { kind: "reset"; keepSwitches: boolean; sequence: number };

/** The records of one key pair: keys are unique within the test records and within the production records. */
export type Shelf = {
  customersByExternalKey: Map<string, Customer>;
  customersByEmail: KeyIndex<Customer>;
  customerCount: number;
  transactionsByKey: KeyIndex<Transaction>;
  deletedTransactionKeys: Set<string>;
};

export type AccountState = {
  account: string;
  salt: number;
  /** The number of the newest record; it goes on over a reset, so that a key is never handed out twice. */
  sequence: number;
  switches: Switches;
  customers: Map<string, Customer>;
  customerTimeline: Timeline<Customer>;
  transactionTimeline: Timeline<Transaction>;
  actions: Action[];
  test: Shelf;
  production: Shelf;
};

function emptyShelf(): Shelf {
  return {
    customersByExternalKey: new Map(),
    customersByEmail: new KeyIndex(),
    customerCount: 0,
    transactionsByKey: new KeyIndex(),
    deletedTransactionKeys: new Set(),
  };
}

export function emptyState(account: string): AccountState {
  return {
    account,
    salt: accountSalt(account),
    sequence: 0,
    switches: DEFAULT_SWITCHES,
    customers: new Map(),
    customerTimeline: new Timeline(),
    transactionTimeline: new Timeline(),
    actions: [],
    test: emptyShelf(),
    production: emptyShelf(),
  };
}

export function shelfOf(state: AccountState, mode: Mode): Shelf {
  return mode === "test" ? state.test : state.production;
}
