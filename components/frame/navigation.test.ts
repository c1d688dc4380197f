import { expect, test } from "vitest";
import { isCurrent, navigation } from "./navigation";

/** The sections that the sidebar marks on an address. */
function marked(pathname: string): string[] {
  return navigation
    .flatMap((group) => group.links)
    .filter((link) => isCurrent(link, pathname))
    .map((link) => link.label);
}

test("a page below a section marks the section, and only that one", () => {
  expect(marked("/syncs/42/history")).toEqual(["Syncs"]);
});

test("a run belongs to the syncs, although its address does not begin with theirs", () => {
  expect(marked("/runs/128")).toEqual(["Syncs"]);
});

test("Home is marked on its own address only", () => {
  expect(marked("/")).toEqual(["Home"]);
  expect(marked("/records")).toEqual(["Records"]);
});

test("a longer word is not a page below", () => {
  expect(marked("/sources-old")).toEqual([]);
});
