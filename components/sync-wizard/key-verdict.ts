import type { KeyProfileView } from "@/lib/contracts/datasets";
import { longestKey } from "@/lib/core/identity";
import { formatNumber } from "@/lib/format/format-number";

export interface KeyVerdict {
  tone: "success" | "warning" | "danger" | "info";
  title: string;
  /** What follows from it, a sentence each. */
  consequences: string[];
}

/** What the values of a key column mean for a sync, in plain words. */
export function keyVerdict(profile: KeyProfileView): KeyVerdict {
  const { rows, nulls, duplicates, longest } = profile;
  if (rows === 0) {
    return {
      tone: "info",
      title: "The dataset has no rows yet",
      consequences: ["The key can be judged when there are some."],
    };
  }
  const tooLong = longest !== null && longest > longestKey;
  const consequences = [
    ...(nulls > 0 ? [`${rowsHave(nulls)} no value: without a key a row is Invalid and is not sent.`] : []),
    ...(duplicates > 0
      ? [`${rowsHave(duplicates)} a value that another row has too: none of them is sent until they differ.`]
      : []),
    ...(tooLong ? [`The longest value has ${longest} characters: PartnerStack takes ${longestKey}.`] : []),
    ...(profile.complete ? [] : [unseen(profile)]),
  ];
  if (nulls + duplicates >= rows)
    return { tone: "danger", title: "This column cannot be the key", consequences };
  if (nulls > 0 || duplicates > 0 || tooLong)
    return { tone: "warning", title: "Not every row can be sent by this key", consequences };
  if (!profile.complete)
    return { tone: "info", title: "A good key as far as it was looked at", consequences };
  return { tone: "success", title: "A good key: every row has a value of its own", consequences };
}

/** What a count that stopped halfway does not know. */
function unseen({ rows }: KeyProfileView): string {
  return `Only the first ${formatNumber(rows)} rows were looked at. A run looks at all of them, and sends none that share a value.`;
}

function rowsHave(count: number): string {
  return count === 1 ? "1 row has" : `${formatNumber(count)} rows have`;
}
