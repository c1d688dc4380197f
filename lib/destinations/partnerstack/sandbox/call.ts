import type { Mode } from "./keys";
import type { AccountState } from "./state";

/** One call to the API as the pure part sees it: whose state, which keys, when, and what was asked. */
export type Call = {
  state: AccountState;
  mode: Mode;
  /** Epoch milliseconds. */
  now: number;
  method: string;
  /** The key in the path, decoded; empty where the path has none. */
  key: string;
  query: URLSearchParams;
  /** The parsed JSON body; undefined where the method has none. */
  body: unknown;
};
