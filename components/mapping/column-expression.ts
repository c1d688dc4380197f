/**
 * A column inside a Liquid template. Liquid text knows no escapes, so a name with one kind of quote is put into the
 * other; a name with both cannot be written and gives undefined.
 */
export function columnExpression(column: string): string | undefined {
  const quote = column.includes("'") ? '"' : "'";
  return column.includes(quote) ? undefined : `{{ record[${quote}${column}${quote}] }}`;
}

/** `inv_` for a dataset called "Invoices": three letters that tell the keys of one dataset from those of another. */
export function keyPrefix(datasetName: string): string {
  const letters = datasetName.toLowerCase().replace(/[^a-z]/g, "");
  return `${letters.length >= 3 ? letters.slice(0, 3) : "txn"}_`;
}
