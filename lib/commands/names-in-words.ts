const named = 3;

/** Names for a sentence: "the dataset Orders", "the datasets Orders, Customers, Refunds and 4 more". */
export function namesInWords(names: readonly string[], one: string, several: string): string {
  const [first] = names;
  if (names.length === 1 && first !== undefined) return `the ${one} ${first}`;
  const shown = names.slice(0, named);
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.pop();
  return `the ${several} ${shown.join(", ")} and ${last}`;
}
