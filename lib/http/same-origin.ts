/**
 * Whether a request that changes something may come from where it comes from. Browsers say so themselves: Sec-Fetch-Site
 * on https and localhost, Origin everywhere. A request with neither was not made by a page, so nobody can have been
 * tricked into making it.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  // Behind a reverse proxy the browser's host is in X-Forwarded-Host, which a page cannot set on a request to another site.
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host;
}

export function changesSomething(method: string): boolean {
  return !["GET", "HEAD", "OPTIONS"].includes(method);
}
