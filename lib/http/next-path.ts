const anyOrigin = "http://tributary.invalid";

/**
 * Where to go after signing in: a path of our own, or the home page. Anything that a browser would read as another site
 * ("//evil.example", "/\\evil.example", "https:…") leads home, so that a link to the sign-in page cannot lure anybody away.
 */
export function safeNextPath(next: string | string[] | null | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, anyOrigin)) return "/";
  const url = new URL(next, anyOrigin);
  return url.origin === anyOrigin ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** The sign-in page that leads back to `path`. */
export function signInPath(path: string): string {
  const next = safeNextPath(path);
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
