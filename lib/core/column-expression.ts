/** A column inside a Liquid template: `record['order id']`, with escapes where the name needs them. */
export function columnExpression(column: string): string {
  const isPlain = /^[^'\\\p{Cc}]*$/u.test(column);
  return `{{ record[${isPlain ? `'${column}'` : JSON.stringify(column)}] }}`;
}

/** Whether a template reads a column, in any way that Liquid knows for it: record.id, record['id'], record["id"]. */
export function readsColumn(template: string, column: string): boolean {
  const dotted = /^[A-Za-z_]\w*$/.test(column) ? [`\\.\\s*${column}(?![\\w-])`] : [];
  const quoted = [`'${column}'`, `"${column}"`, JSON.stringify(column)].map(
    (text) => `\\[\\s*${literally(text)}\\s*\\]`,
  );
  return new RegExp(`\\brecord\\s*(?:${[...dotted, ...quoted].join("|")})`).test(template);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
