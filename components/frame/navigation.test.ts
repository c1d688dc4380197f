import { expect, test } from "vitest";
import { isCurrent, navigation } from "./navigation";

test("a page below a section marks the section, and only that one", () => {
  const marked = navigation
    .flatMap((group) => group.links)
    .filter((link) => isCurrent(link.href, "/syncs/42/runs/128"))
    .map((link) => link.label);
  expect(marked).toEqual(["Syncs"]);
});

test("Home is marked on its own address only", () => {
  expect(isCurrent("/", "/")).toBe(true);
  expect(isCurrent("/", "/records")).toBe(false);
});

test("a longer word is not a page below", () => {
  expect(isCurrent("/sources", "/sources-old")).toBe(false);
});
