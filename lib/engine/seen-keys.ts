import { hash } from "node:crypto";

export type Sighting = "first" | "second" | "further";

/**
 * Remembers which keys a run has met, in about 20 bytes a key whatever their length: an open-addressing table of
 * 64-bit hashes. Two keys that share a hash (once in about 37 million runs of a million rows) would be reported as
 * duplicates, which holds them back; the error is never to send one twice.
 */
export class SeenKeys {
  private hashes: BigUint64Array;
  private repeated: Uint8Array;
  private size = 0;

  constructor(capacity = 1 << 12) {
    this.hashes = new BigUint64Array(capacity);
    this.repeated = new Uint8Array(capacity);
  }

  see(key: string): Sighting {
    if (this.size * 2 >= this.hashes.length) this.grow();
    const slot = this.slotOf(hashOf(key));
    if (slot.empty) {
      this.hashes[slot.at] = slot.hash;
      this.size += 1;
      return "first";
    }
    if (this.repeated[slot.at]) return "further";
    this.repeated[slot.at] = 1;
    return "second";
  }

  private slotOf(hash: bigint): { at: number; empty: boolean; hash: bigint } {
    const mask = this.hashes.length - 1;
    let at = Number(hash & BigInt(mask));
    while (this.hashes[at] !== 0n && this.hashes[at] !== hash) at = (at + 1) & mask;
    return { at, empty: this.hashes[at] === 0n, hash };
  }

  private grow(): void {
    const before = { hashes: this.hashes, repeated: this.repeated };
    this.hashes = new BigUint64Array(before.hashes.length * 2);
    this.repeated = new Uint8Array(before.hashes.length * 2);
    before.hashes.forEach((hash, from) => {
      if (hash === 0n) return;
      const { at } = this.slotOf(hash);
      this.hashes[at] = hash;
      this.repeated[at] = before.repeated[from] ?? 0;
    });
  }
}

/** Zero marks an empty slot, so no key may hash to it. */
function hashOf(key: string): bigint {
  const value = hash("sha1", key, "buffer").readBigUInt64LE(0);
  return value === 0n ? 1n : value;
}
