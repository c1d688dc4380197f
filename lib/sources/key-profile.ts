import { identify } from "@/lib/core/identity";
import type { SourceRow } from "@/lib/core/record";
import type { KeyProfile } from "./connector";

/** Keys that a profile remembers; beyond them it stops and says that it is not complete. */
const mostProfiledKeys = 2_000_000;
/** Shared values that are counted one by one, to find the most frequent. */
const mostCountedValues = 10_000;
const shownExamples = 5;

/**
 * Profiles a column of a source that cannot count by itself. Memory is bounded: of each key only a hash of 53 bits is
 * kept, so that among two million keys two different ones pass for the same in one profile out of 4,000.
 */
export async function profileKeys(
  batches: AsyncIterable<SourceRow[]>,
  column: string,
  mostKeys = mostProfiledKeys,
): Promise<KeyProfile> {
  const keys = new KeyCount();
  let rows = 0;
  let nulls = 0;
  const profile = (complete: boolean): KeyProfile => ({ column, rows, nulls, ...keys.summary(), complete });
  for await (const batch of batches) {
    for (const row of batch) {
      if (keys.distinct >= mostKeys) return profile(false);
      rows += 1;
      const key = keyOf(row, column);
      if (key === "") nulls += 1;
      else keys.add(key);
    }
  }
  return profile(true);
}

class KeyCount {
  readonly #seen = new Set<number>();
  readonly #shared = new Set<number>();
  readonly #counts = new Map<string, number>();
  #duplicates = 0;
  #shortest: number | null = null;
  #longest: number | null = null;

  get distinct(): number {
    return this.#seen.size;
  }

  add(key: string): void {
    this.#shortest = Math.min(this.#shortest ?? key.length, key.length);
    this.#longest = Math.max(this.#longest ?? key.length, key.length);
    const hash = hashOf(key);
    if (!this.#seen.has(hash)) {
      this.#seen.add(hash);
      return;
    }
    // The second row of a value makes two rows that share it.
    const added = this.#shared.has(hash) ? 1 : 2;
    this.#shared.add(hash);
    this.#duplicates += added;
    const count = this.#counts.get(key) ?? 0;
    if (count > 0 || this.#counts.size < mostCountedValues) this.#counts.set(key, count + added);
  }

  summary(): Pick<KeyProfile, "duplicates" | "examples" | "shortest" | "longest"> {
    const examples = [...this.#counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, shownExamples);
    return { duplicates: this.#duplicates, examples, shortest: this.#shortest, longest: this.#longest };
  }
}

/** The key as a sync sees it, "" where there is none. A key that is too long for a sync has a length all the same. */
function keyOf(row: SourceRow, column: string): string {
  const identity = identify(row[column], column);
  if (identity.ok) return identity.externalKey;
  return identity.issue.code === "key_missing" ? "" : String(row[column]).trim();
}

/** Two FNV-1a hashes with different beginnings, joined to as many bits as a number holds exactly. */
function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x85ebca6b);
  }
  return (low >>> 0) + (high >>> 11) * 0x1_0000_0000;
}
