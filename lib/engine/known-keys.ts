import { randomBytes } from "node:crypto";
import xxhash from "xxhash-wasm";

export type Sighting = "first" | "second" | "further";

const isSeen = 1;
const isRepeated = 2;
const isKnown = 4;

/**
 * What a run knows of keys: which ones the destination holds, with the hash of the row that they were last in step with,
 * and which ones the run has met. An open-addressing table of 64-bit hashes, about 40 bytes a key whatever its length.
 *
 * Two keys that share a hash (once in about 37 million runs of a million rows) would be reported as duplicates, which
 * holds them back; the error is never to send one twice. The seed is of this run alone, so that nobody can choose keys
 * that collide.
 */
export class KnownKeys {
  readonly #hash: (key: string) => bigint;
  #hashes: BigUint64Array;
  #rows: BigInt64Array;
  #marks: Uint8Array;
  #size = 0;
  #at = 0;

  static async create(): Promise<KnownKeys> {
    const { h64 } = await xxhash();
    const seed = randomBytes(8).readBigUInt64LE();
    return new KnownKeys((key) => h64(key, seed));
  }

  private constructor(hash: (key: string) => bigint, capacity = 1 << 12) {
    this.#hash = hash;
    this.#hashes = new BigUint64Array(capacity);
    this.#rows = new BigInt64Array(capacity);
    this.#marks = new Uint8Array(capacity);
  }

  /** Notes that the destination holds this key, and the hash of its row. */
  learn(key: string, rowHash: bigint): void {
    const at = this.#find(key);
    this.#marks[at] = (this.#marks[at] ?? 0) | isKnown;
    this.#rows[at] = rowHash;
  }

  /** Meets a key in a row. `knownRow` then tells of the same key. */
  see(key: string): Sighting {
    const at = this.#find(key);
    this.#at = at;
    const marks = this.#marks[at] ?? 0;
    if ((marks & isSeen) === 0) {
      this.#marks[at] = marks | isSeen;
      return "first";
    }
    if ((marks & isRepeated) !== 0) return "further";
    this.#marks[at] = marks | isRepeated;
    return "second";
  }

  /** The hash of the row that the key which was met last was in step with; undefined when it is not known. */
  get knownRow(): bigint | undefined {
    return ((this.#marks[this.#at] ?? 0) & isKnown) === 0 ? undefined : this.#rows[this.#at];
  }

  /** The place of a key, which is taken from now on. */
  #find(key: string): number {
    if (this.#size * 2 >= this.#hashes.length) this.#grow();
    const hash = this.#hash(key) || 1n;
    const at = placeOf(this.#hashes, hash);
    if (this.#hashes[at] === 0n) {
      this.#hashes[at] = hash;
      this.#size += 1;
    }
    return at;
  }

  #grow(): void {
    const before = { hashes: this.#hashes, rows: this.#rows, marks: this.#marks };
    this.#hashes = new BigUint64Array(before.hashes.length * 2);
    this.#rows = new BigInt64Array(before.hashes.length * 2);
    this.#marks = new Uint8Array(before.hashes.length * 2);
    before.hashes.forEach((hash, from) => {
      if (hash === 0n) return;
      const at = placeOf(this.#hashes, hash);
      this.#hashes[at] = hash;
      this.#rows[at] = before.rows[from] ?? 0n;
      this.#marks[at] = before.marks[from] ?? 0;
    });
  }
}

/** Where a hash stands, or the empty place where it belongs. Zero marks an empty place, so no key may hash to it. */
function placeOf(hashes: BigUint64Array, hash: bigint): number {
  const mask = hashes.length - 1;
  let at = Number(BigInt.asUintN(30, hash)) & mask;
  while (hashes[at] !== 0n && hashes[at] !== hash) at = (at + 1) & mask;
  return at;
}
