/**
 * A key as one segment of a path. Keys are the operator's own ids: domains, e-mail addresses, anything with a slash.
 * A key of dots alone would climb the path ("/customers/.." is "/"), so its dots are encoded too.
 */
export function pathSegment(key: string): string {
  const encoded = encodeURIComponent(key.toWellFormed());
  return /^\.+$/.test(encoded) ? encoded.replaceAll(".", "%2E") : encoded;
}

/** `/transactions?limit=250&min_created=…`, in the order given; undefined members are left out. */
export function pathWithQuery(path: string, query: Record<string, string | number | undefined>): string {
  const members = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value).toWellFormed())}`],
  );
  return members.length > 0 ? `${path}?${members.join("&")}` : path;
}
