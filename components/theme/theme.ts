export type Theme = "system" | "light" | "dark";

/** The choice lives in a cookie, so that the server writes the right page and nothing flashes; no cookie means the system's. */
export const THEME_COOKIE = "theme";

export function readTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}

/** The value of data-theme on <html>; absent, the colours follow the system. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
