"use client";

import { useSyncExternalStore } from "react";
import { readTheme, THEME_COOKIE, type Theme } from "./theme";

const YEAR = 365 * 24 * 60 * 60;

/** The chosen theme and the way to choose another; takes effect at once and is remembered for a year. */
export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void } {
  const theme = useSyncExternalStore(watchTheme, currentTheme, () => "system" as const);
  return { theme, setTheme };
}

/** Through document.cookie: the Cookie Store needs https, and a server on an intranet often has none. */
export function setTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") {
    delete root.dataset.theme;
    document.cookie = `${THEME_COOKIE}=; path=/; max-age=0; samesite=lax`;
  } else {
    root.dataset.theme = theme;
    document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
  }
}

/** The one that is seen now is turned over, whether it was chosen or came from the system. */
export function toggleTheme(): void {
  const seen = currentTheme();
  const dark = seen === "dark" || (seen === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  setTheme(dark ? "light" : "dark");
}

function currentTheme(): Theme {
  return readTheme(document.documentElement.dataset.theme);
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
