/** Records by a key that is usually, but not always, held by one record only; the first holder comes first. */
export class KeyIndex<T> {
  private holders = new Map<string, T[]>();

  add(key: string, record: T): void {
    const sameKey = this.holders.get(key);
    if (sameKey) sameKey.push(record);
    else this.holders.set(key, [record]);
  }

  remove(key: string, record: T): void {
    const others = this.holders.get(key)?.filter((holder) => holder !== record) ?? [];
    if (others.length > 0) this.holders.set(key, others);
    else this.holders.delete(key);
  }

  all(key: string): readonly T[] {
    return this.holders.get(key) ?? [];
  }

  oldest(key: string): T | undefined {
    return this.holders.get(key)?.[0];
  }

  newest(key: string): T | undefined {
    return this.holders.get(key)?.at(-1);
  }
}
