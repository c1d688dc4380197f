import { expect, test } from "vitest";
import { readTheme, themeAttribute } from "./theme";

test("a cookie that says neither light nor dark follows the system", () => {
  expect(readTheme("dark")).toBe("dark");
  expect(readTheme("light")).toBe("light");
  expect(readTheme(undefined)).toBe("system");
  expect(readTheme('"><script>')).toBe("system");
});

test("the system's theme leaves the attribute away, so that the style sheet follows it", () => {
  expect(themeAttribute("system")).toBeUndefined();
  expect(themeAttribute("dark")).toBe("dark");
});
