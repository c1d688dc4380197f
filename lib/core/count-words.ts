/** "1 transaction", "42,000 transactions": a figure with its noun, as sentences name them. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** "USD 1.00", "USD 1.00 and EUR 2.00", "USD 1.00, EUR 2.00 and GBP 3.00". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
