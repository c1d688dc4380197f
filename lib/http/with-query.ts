type QueryValue = string | number | boolean | null | undefined;

/** Adds a query to a path. Undefined, null and empty values are left out, so an unset filter does not show in the URL. */
export function withQuery(path: string, query: Record<string, QueryValue | QueryValue[]>): string {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value !== undefined && value !== null && value !== "") parameters.append(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}
