/** What places a record in time: two records of the same millisecond stay in the order they arrived. */
export type Dated = { createdAt: number; sequence: number };

export type Direction = "newest-first" | "oldest-first";

const CHUNK_LENGTH = 512;

function isBefore(left: Dated, right: Dated): boolean {
  return left.createdAt === right.createdAt
    ? left.sequence < right.sequence
    : left.createdAt < right.createdAt;
}

/**
 * Records in the order of their created_at, kept in chunks, so that a backdated transaction among hundreds of
 * thousands moves one chunk and a page of a list costs what it shows, never a sort of everything.
 */
export class Timeline<T extends Dated> {
  private chunks: T[][] = [];
  size = 0;

  add(record: T): void {
    this.size += 1;
    const index = this.chunkFor(record);
    const chunk = this.chunks[index];
    if (chunk === undefined) {
      this.chunks.push([record]);
      return;
    }
    const slot = this.slotIn(chunk, record);
    if (chunk.length < CHUNK_LENGTH) {
      chunk.splice(slot, 0, record);
    } else if (slot === chunk.length) {
      this.chunks.splice(index + 1, 0, [record]);
    } else {
      const upperHalf = chunk.splice(CHUNK_LENGTH / 2);
      this.chunks.splice(index + 1, 0, upperHalf);
      if (slot <= chunk.length) chunk.splice(slot, 0, record);
      else upperHalf.splice(slot - chunk.length, 0, record);
    }
  }

  remove(record: T): void {
    const index = this.chunkFor(record);
    const chunk = this.chunks[index];
    const slot = chunk ? this.slotIn(chunk, record) : 0;
    if (chunk?.[slot]?.sequence !== record.sequence) return;
    chunk.splice(slot, 1);
    if (chunk.length === 0) this.chunks.splice(index, 1);
    this.size -= 1;
  }

  /**
   * Visits records one by one, beginning just past `from` (itself excluded; undefined: at the end of the timeline),
   * until `visit` answers false.
   */
  walk(direction: Direction, from: Dated | undefined, visit: (record: T) => boolean): void {
    if (direction === "oldest-first") this.walkForward(from, visit);
    else this.walkBackward(from, visit);
  }

  private walkForward(from: Dated | undefined, visit: (record: T) => boolean): void {
    let index = from ? this.chunkFor(from) : 0;
    let slot = 0;
    const first = this.chunks[index];
    if (from && first) {
      slot = this.slotIn(first, from);
      if (first[slot]?.sequence === from.sequence) slot += 1;
    }
    for (; index < this.chunks.length; index += 1, slot = 0) {
      const chunk = this.chunks[index] ?? [];
      for (; slot < chunk.length; slot += 1) {
        const record = chunk[slot];
        if (record === undefined || !visit(record)) return;
      }
    }
  }

  private walkBackward(from: Dated | undefined, visit: (record: T) => boolean): void {
    let index = from ? this.chunkFor(from) : this.chunks.length - 1;
    const last = this.chunks[index];
    let slot = (from && last ? this.slotIn(last, from) : (last?.length ?? 0)) - 1;
    while (index >= 0) {
      const chunk = this.chunks[index] ?? [];
      for (; slot >= 0; slot -= 1) {
        const record = chunk[slot];
        if (record === undefined || !visit(record)) return;
      }
      index -= 1;
      slot = (this.chunks[index]?.length ?? 0) - 1;
    }
  }

  /** The last chunk that begins at or before `place`, or the first. */
  private chunkFor(place: Dated): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.chunks[middle]?.[0];
      if (first && isBefore(place, first)) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  /** The slot of the first record of a chunk that is not before `place`. */
  private slotIn(chunk: T[], place: Dated): number {
    const newest = chunk.at(-1);
    if (newest && isBefore(newest, place)) return chunk.length;
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = chunk[middle];
      if (record && isBefore(record, place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
