import type { FaultName } from "@/lib/destinations/partnerstack/sandbox/fault-rules";
import type { SwitchesPatch } from "@/lib/destinations/partnerstack/sandbox/switches";
import type { Chance } from "./chance";
import type { Options } from "./options";

/**
 * A late commit and a lag of the list together take less than the settling time: that is the promise that "absent
 * twice" rests on, and without it no protocol could tell a late transaction from a lost one.
 */
const shareOfSettling = 0.35;

type Faults = NonNullable<SwitchesPatch["faults"]>;

const calm: Faults = {
  throttle429: null,
  error500BeforeCommit: null,
  error500AfterCommit: null,
  dropBeforeCommit: null,
  dropAfterCommit: null,
  html502: null,
  okWithoutData: null,
  lateCommit: null,
  hang: null,
};

/** Switches everything off that `weather` switches on. */
export const clearSky: SwitchesPatch = {
  faults: calm,
  delayedVisibilityMs: 0,
  listLagMs: 0,
  latencyMs: 0,
  retryAfter: "off",
};

const faultNames = Object.keys(calm) as FaultName[];

/**
 * A mixture of faults, lags and habits of PartnerStack, until the next one. `faults` is the share of calls that each of
 * them strikes, `settling` is in milliseconds.
 */
export function weather(
  chance: Chance,
  { faults: share, settling }: Pick<Options, "faults" | "settling">,
): SwitchesPatch {
  const longest = Math.floor(settling * shareOfSettling);
  const faults: Faults = { ...calm };
  for (const name of chance.some(faultNames, chance.whole(2, 4)))
    Object.assign(faults, fault(name, chance, share, longest));
  return {
    seed: chance.whole(1, 1_000_000),
    faults,
    duplicateTransactionKey: chance.pick(["409", "400", "200-existing", "200-duplicate-row"]),
    transactionCustomerNotFound: chance.pick(["404", "400"]),
    createdBounds: chance.pick(["inclusive", "exclusive"]),
    createdStatus: chance.pick(["200", "201"]),
    retryAfter: chance.pick(["off", "seconds", "date"]),
    latencyMs: chance.pick([0, 0, 2, 10, 30]),
    delayedVisibilityMs: chance.pick([0, 0, chance.whole(1, longest)]),
    listLagMs: chance.pick([0, 0, chance.whole(1, longest)]),
  };
}

function fault(name: FaultName, chance: Chance, share: number, longest: number): Faults {
  // Half to twice as often as asked for.
  const probability = (share * chance.whole(50, 200)) / 100;
  switch (name) {
    case "throttle429":
      // Few, because 429 says that the pace is too high: a pace that is refused at any speed would come to a stand.
      return { throttle429: { probability: 0.003, retryAfterSeconds: chance.pick([0, 1]) } };
    case "error500BeforeCommit":
    case "error500AfterCommit":
    case "dropBeforeCommit":
    case "dropAfterCommit":
      return { [name]: { probability } };
    case "html502":
    case "okWithoutData":
      return { [name]: { probability, commit: chance.hits(0.5) } };
    case "lateCommit":
      return { lateCommit: { probability, ms: chance.whole(1, longest), method: "POST" } };
    // Rare, because a call that hangs is waited for until the client's patience ends.
    case "hang":
      return { hang: { probability: 0.002, commit: chance.hits(0.5), method: "POST" } };
    default:
      return name satisfies never;
  }
}
