import { storedSwitches, struckSwitches } from "./change-switches";
import { type AccountState, type Change, type Customer, emptyState, type Shelf, shelfOf } from "./state";

function shelfFor(state: AccountState, test: boolean): Shelf {
  return shelfOf(state, test ? "test" : "production");
}

function index(state: AccountState, customer: Customer): void {
  const shelf = shelfFor(state, customer.test);
  if (customer.externalKey !== null) shelf.customersByExternalKey.set(customer.externalKey, customer);
  shelf.customersByEmail.add(customer.email.toLowerCase(), customer);
}

function unindex(state: AccountState, customer: Customer): void {
  const shelf = shelfFor(state, customer.test);
  if (customer.externalKey !== null) shelf.customersByExternalKey.delete(customer.externalKey);
  shelf.customersByEmail.remove(customer.email.toLowerCase(), customer);
}

function putCustomer(state: AccountState, record: Customer): void {
  const known = state.customers.get(record.key);
  if (known) {
    unindex(state, known);
    Object.assign(known, record);
    index(state, known);
    return;
  }
  state.customers.set(record.key, record);
  state.customerTimeline.add(record);
  shelfFor(state, record.test).customerCount += 1;
  index(state, record);
}

function deleteCustomer(state: AccountState, key: string): void {
  const customer = state.customers.get(key);
  if (!customer) return;
  unindex(state, customer);
  state.customers.delete(key);
  state.customerTimeline.remove(customer);
  shelfFor(state, customer.test).customerCount -= 1;
}

function deleteTransaction(state: AccountState, test: boolean, key: string): void {
  const shelf = shelfFor(state, test);
  const transaction = shelf.transactionsByKey.newest(key);
  shelf.deletedTransactionKeys.add(key);
  if (!transaction) return;
  shelf.transactionsByKey.remove(key, transaction);
  state.transactionTimeline.remove(transaction);
}

/** Makes a change true: the only way in which an account ever changes, while it runs and when it is read back. */
export function applyChange(state: AccountState, change: Change): void {
  switch (change.kind) {
    case "customer":
      putCustomer(state, change.record);
      break;
    case "customer-deleted":
      deleteCustomer(state, change.key);
      break;
    case "transaction":
      state.transactionTimeline.add(change.record);
      shelfFor(state, change.record.test).transactionsByKey.add(change.record.key, change.record);
      break;
    case "transaction-deleted":
      deleteTransaction(state, change.test, change.key);
      break;
    case "action":
      state.actions.push(change.record);
      break;
    case "switches":
      state.switches = storedSwitches(change.switches);
      break;
    case "fault-struck":
      state.switches = struckSwitches(state.switches, change.fault);
      break;
    case "reset": {
      const { switches } = state;
      Object.assign(state, emptyState(state.account));
      state.sequence = change.sequence;
      if (change.keepSwitches) state.switches = switches;
      break;
    }
    default:
      change satisfies never;
  }
  if ("record" in change) state.sequence = Math.max(state.sequence, change.record.sequence);
}
